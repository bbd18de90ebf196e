/** The packages that the lock file names, in `node_modules`. */
import { readFileSync } from 'node:fs';
import { withLock } from './lock.mjs';
import { npmCleanInstall } from './npm.mjs';
import { inRepository, REPOSITORY } from './repository.mjs';

/**
 * @param {import('./host.mjs').Host} host
 * @param {import('./say.mjs').Sayer} say
 * @throws {import('./setup-failure.mjs').SetupFailure}
 */
export async function ensureDependencies(host, say) {
  if (areCurrent()) return;
  const waiting = () => say.line('Waiting for another command that installs the dependencies');
  await withLock(inRepository('.cache/dependencies.lock'), waiting, async () => {
    if (areCurrent()) return;
    await say.step('Installing the dependencies (npm ci)', () =>
      npmCleanInstall(REPOSITORY, 'The dependencies', host),
    );
  });
}

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 * @property {boolean} [peer]
 */

/** @typedef {Readonly<Record<string, LockedPackage>>} LockedPackages path in the tree → package */

/**
 * Whether what npm says it installed is what the lock file asks for.
 *
 * Optional packages of other systems are in the lock file and rightly not installed.
 *
 * @param {LockedPackages} locked
 * @param {LockedPackages} installed
 */
export function isInstalled(locked, installed) {
  const wanted = Object.entries(locked).filter(([path]) => path !== '');
  const known = new Set(wanted.map(([path]) => path));
  return (
    wanted.every(([path, { version, optional, devOptional }]) => {
      const there = installed[path];
      if (there === undefined) return optional === true || devOptional === true;
      return there.version === version;
    }) && Object.keys(installed).every((path) => known.has(path))
  );
}

function areCurrent() {
  // npm writes this file last, so that half an installation has none.
  const installed = readPackages('node_modules/.package-lock.json');
  const locked = readPackages('package-lock.json');
  return locked !== null && installed !== null && isInstalled(locked, installed);
}

/**
 * @param {string} path
 * @returns {LockedPackages | null}
 */
function readPackages(path) {
  try {
    const lock = /** @type {{ packages?: LockedPackages }} */ (
      JSON.parse(readFileSync(inRepository(path), 'utf8'))
    );
    return lock.packages ?? null;
  } catch {
    return null;
  }
}
