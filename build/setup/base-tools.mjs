/**
 * What making the base image needs on this machine, where no image registry can be reached:
 * Debian's mmdebstrap. How the base is made, and by which route, is the application's business.
 */
import { applicationParts } from './application-parts.mjs';
import { installPackages } from './apt.mjs';
import { getLeave } from './consent.mjs';
import { findProgram, SYSTEM_FOLDERS } from './host.mjs';

/** The keyring is missing on what is built from Debian; uidmap is what lets a user who is not root make it. */
const PACKAGES = ['mmdebstrap', 'debian-archive-keyring', 'uidmap'];

/**
 * @param {import('./engine.mjs').ContainerEngine} engine
 * @param {import('./host.mjs').Host} host
 * @param {import('./say.mjs').Sayer} say
 * @throws {import('./setup-failure.mjs').SetupFailure}
 */
export async function ensureBaseTools(engine, host, say) {
  if (host.family !== 'debian' || hasBootstrapper(host)) return;
  const { hasDebianFromRegistry } = await applicationParts();
  const isPulled = await say.step('Asking the registry for Debian', () =>
    hasDebianFromRegistry(engine),
  );
  if (isPulled) return;
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
