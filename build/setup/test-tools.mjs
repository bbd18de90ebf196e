/** Small programs of the system's with which tests make a second engine, as only root can. */
import { installPackages } from './apt.mjs';
import { getLeave } from './consent.mjs';
import { findProgram, SYSTEM_FOLDERS } from './host.mjs';

const TOOLS = [{ program: 'ip', package: 'iproute2' }];

/**
 * Elsewhere than on Debian, and for other users than root, such tests are skipped.
 *
 * @param {import('./host.mjs').Host} host
 * @param {import('./say.mjs').Sayer} say
 * @throws {import('./setup-failure.mjs').SetupFailure}
 */
export async function ensureTestTools(host, say) {
  if (host.family !== 'debian' || host.uid !== 0) return;
  const missing = TOOLS.filter(
    ({ program }) => findProgram(program, host, SYSTEM_FOLDERS) === null,
  );
  if (missing.length === 0) return;
  const packages = missing.map((tool) => tool.package);
  const named = packages.join(' ');
  const privilege = await getLeave(host, {
    missing: `The engine tests need ${named}.`,
    question: 'Install it?',
    byHand: [`sudo apt-get install --no-install-recommends ${named}`],
  });
  await say.step(`Installing ${named} (apt-get)`, (progress) =>
    installPackages(privilege, packages, progress),
  );
}
