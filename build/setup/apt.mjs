/** Installing the distribution's own packages, on Debian and what is built from it. */
import { setTimeout as delay } from 'node:timers/promises';
import { asRoot } from './consent.mjs';
import { inRepository } from './repository.mjs';
import { runCommand } from './run-command.mjs';
import { SetupFailure } from './setup-failure.mjs';

/** How long another package manager at work is waited for. */
const LOCK_PATIENCE_S = 180;
const LOCK_POLL_MS = 3_000;
const LOG = inRepository('.cache/logs/apt.log');

/** Nothing here may ask: not apt, not debconf, not dpkg about a changed file, not needrestart. */
const ENVIRONMENT = ['DEBIAN_FRONTEND=noninteractive', 'NEEDRESTART_SUSPEND=1', 'LC_ALL=C'];

const OPTIONS = [
  '-y',
  '-o',
  `DPkg::Lock::Timeout=${LOCK_PATIENCE_S}`,
  '-o',
  'Dpkg::Options::=--force-confdef',
  '-o',
  'Dpkg::Options::=--force-confold',
];

/**
 * @param {import('./consent.mjs').Privilege} privilege
 * @param {'update' | 'install'} action
 * @param {readonly string[]} [packages]
 * @returns {import('./run-command.mjs').Command}
 */
export function aptCommand(privilege, action, packages = []) {
  const rest = action === 'install' ? ['--no-install-recommends', ...packages] : [];
  return asRoot(privilege, {
    file: 'env',
    args: [...ENVIRONMENT, 'apt-get', ...OPTIONS, action, ...rest],
  });
}

/** @typedef {'locked' | 'unreachable' | 'disk-full' | 'unknown-package' | 'other'} AptTrouble */

/**
 * Why apt-get failed, from its words in the C locale.
 *
 * @param {readonly string[]} lines
 * @returns {AptTrouble}
 */
export function aptTrouble(lines) {
  const text = lines.join('\n');
  if (/Could not get lock|Unable to acquire the dpkg frontend lock|Unable to lock/.test(text)) {
    return 'locked';
  }
  if (/No space left on device|You don't have enough free space/.test(text)) return 'disk-full';
  if (
    /Temporary failure resolving|Could not resolve|Could not connect|Unable to connect|Connection timed out|Connection failed|Network is unreachable|Failed to fetch/.test(
      text,
    )
  ) {
    return 'unreachable';
  }
  if (/Unable to locate package|has no installation candidate/.test(text)) return 'unknown-package';
  return 'other';
}

/** @type {Readonly<Record<AptTrouble, string>>} */
const TROUBLES = {
  locked: `another package manager has been at work for ${LOCK_PATIENCE_S} s; try again when it has ended`,
  unreachable:
    "the distribution's package mirror cannot be reached; look at the network, then try again",
  'disk-full': 'the disk is full',
  'unknown-package': 'the configured package sources do not have it',
  other: 'apt-get failed',
};

/**
 * Refreshes the package lists and installs packages.
 *
 * @param {import('./consent.mjs').Privilege} privilege
 * @param {readonly string[]} packages
 * @param {import('./say.mjs').Progress} progress
 * @throws {SetupFailure} with apt's own last words
 */
export async function installPackages(privilege, packages, progress) {
  const update = await runApt(aptCommand(privilege, 'update'), progress);
  const install = await runApt(aptCommand(privilege, 'install', packages), progress);
  if (install.status === 0) return;
  // Lists that could not be refreshed are the better explanation of a package that is not found.
  const trouble =
    update.status !== 0 && aptTrouble(install.lines) === 'unknown-package'
      ? aptTrouble(update.lines)
      : aptTrouble(install.lines);
  throw new SetupFailure(`${packages.join(', ')} could not be installed: ${TROUBLES[trouble]}.`, [
    ...install.lines.slice(-3),
    `The whole of it is in ${LOG}.`,
  ]);
}

/**
 * apt waits for dpkg's lock by itself, but for that of its lists it does not.
 *
 * @param {import('./run-command.mjs').Command} command
 * @param {import('./say.mjs').Progress} progress
 */
async function runApt(command, progress) {
  const patience = Date.now() + LOCK_PATIENCE_S * 1000;
  for (;;) {
    const result = await runCommand(command, { onLine: progress, log: LOG });
    if (result.status === 0 || aptTrouble(result.lines) !== 'locked' || Date.now() > patience) {
      return result;
    }
    progress('waiting for another package manager to end');
    await delay(LOCK_POLL_MS);
  }
}
