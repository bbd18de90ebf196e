/** Programs of the system's with which tests start engines of other kinds, as only root can. */
import { installPackages } from './apt.mjs';
import { getLeave } from './consent.mjs';
import { findProgram, SYSTEM_FOLDERS } from './host.mjs';

/**
 * Installing them leaves the ordinary engine as it is: runsc is registered by the
 * tests, with an engine of their own, and Podman works without a service.
 */
const TOOLS = [
  { program: 'ip', package: 'iproute2' },
  { program: 'runsc', package: 'runsc' },
  { program: 'podman', package: 'podman' },
];

/**
 * The packages that bring what is missing.
 *
 * @param {(program: string) => boolean} isThere
 * @returns {string[]}
 */
export function missingPackages(isThere) {
  return TOOLS.filter(({ program }) => !isThere(program)).map((tool) => tool.package);
}

/**
 * Elsewhere than on Debian, and for other users than root, such tests are skipped.
 *
 * @param {import('./host.mjs').Host} host
 * @param {import('./say.mjs').Sayer} say
 * @throws {import('./setup-failure.mjs').SetupFailure}
 */
export async function ensureTestTools(host, say) {
  if (host.family !== 'debian' || host.uid !== 0) return;
  const packages = missingPackages(
    (program) => findProgram(program, host, SYSTEM_FOLDERS) !== null,
  );
  if (packages.length === 0) return;
  const named = packages.join(' ');
  const privilege = await getLeave(host, {
    missing: `The engine tests need ${named}.`,
    question: packages.length === 1 ? 'Install it?' : 'Install them?',
    byHand: [`sudo apt-get install --no-install-recommends ${named}`],
  });
  await say.step(`Installing ${named} (apt-get)`, (progress) =>
    installPackages(privilege, packages, progress),
  );
}
