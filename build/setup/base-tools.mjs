/**
 * What making the base image needs on this machine, where no image registry can be reached:
 * Debian's mmdebstrap. How the base is made, and by which route, is the application's business.
 */
import { installPackages } from './apt.mjs';
import { getLeave } from './consent.mjs';
import { findProgram, SYSTEM_FOLDERS } from './host.mjs';
import { statusOf } from './reachable.mjs';

/** Answers 401 to whoever has not logged in, which is answer enough. */
const REGISTRY = 'https://registry-1.docker.io/v2/';
/** The keyring is missing on what is built from Debian; uidmap is what lets a user who is not root make it. */
const PACKAGES = ['mmdebstrap', 'debian-archive-keyring', 'uidmap'];

/**
 * @param {string} node the tools' Node
 * @param {import('./host.mjs').Host} host
 * @param {import('./say.mjs').Sayer} say
 * @throws {import('./setup-failure.mjs').SetupFailure}
 */
export async function ensureBaseTools(node, host, say) {
  if (host.family !== 'debian' || hasBootstrapper(host)) return;
  if ((await statusOf(REGISTRY, node, host)) !== null) return;
  const privilege = await getLeave(host, {
    missing: 'No image registry can be reached, and mmdebstrap is not installed.',
    question: "Install it, to make the base image from Debian's packages?",
    byHand: [`sudo apt-get install --no-install-recommends ${PACKAGES.join(' ')}`],
  });
  await say.step(`Installing ${PACKAGES.join(', ')} (apt-get)`, (progress) =>
    installPackages(privilege, PACKAGES, progress),
  );
}

/** @param {import('./host.mjs').Host} host */
function hasBootstrapper(host) {
  return ['mmdebstrap', 'debootstrap'].some(
    (program) => findProgram(program, host, SYSTEM_FOLDERS) !== null,
  );
}
