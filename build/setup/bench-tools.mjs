/** What the benchmark compares with: gVisor from Debian's packages, where it can be had. */
import { installPackages } from './apt.mjs';
import { getLeave } from './consent.mjs';
import { findProgram, SYSTEM_FOLDERS } from './host.mjs';
import { runsTheTools } from './node-version.mjs';
import { SetupFailure } from './setup-failure.mjs';
import { ensureTestTools } from './test-tools.mjs';

/**
 * Whether this Node runs the benchmark's sources as they are: types are taken away without being
 * told to since 22.18 and 23.6 (nodejs.org/api/typescript.html).
 *
 * @param {string} version as `process.versions.node`
 */
export function runsTheSources(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return runsTheTools(version) && (major > 22 || minor >= 18);
}

/**
 * Elsewhere than on Debian, for other users than root, and without leave, the benchmark does
 * without and says so.
 *
 * @param {import('./host.mjs').Host} host
 * @param {import('./say.mjs').Sayer} say
 */
export async function ensureBenchTools(host, say) {
  if (host.family !== 'debian' || host.uid !== 0) return;
  try {
    await ensureTestTools(host, say);
    if (findProgram('runsc', host, SYSTEM_FOLDERS) === null) await installRunsc(host, say);
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error;
    say.line(`The benchmark goes without gVisor: ${error.message}`);
  }
}

/**
 * @param {import('./host.mjs').Host} host
 * @param {import('./say.mjs').Sayer} say
 * @throws {SetupFailure}
 */
async function installRunsc(host, say) {
  const privilege = await getLeave(host, {
    missing: 'gVisor’s runtime, runsc, is not installed.',
    question: 'Install it, to measure under gVisor as well?',
    byHand: ['sudo apt-get install --no-install-recommends runsc'],
  });
  await say.step('Installing runsc (apt-get)', (progress) =>
    installPackages(privilege, ['runsc'], progress),
  );
}
