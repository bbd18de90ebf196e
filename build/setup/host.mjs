/** What the deciding functions need to know of this machine, gathered once. */
import { existsSync, readFileSync } from 'node:fs';
import { homedir, hostname, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseOsRelease, systemFamily } from './os-release.mjs';

/**
 * @typedef {object} Host
 * @property {NodeJS.Platform} platform
 * @property {NodeJS.Architecture} arch
 * @property {import('./os-release.mjs').SystemFamily} family
 * @property {string} systemId distribution's id, or the platform's where there is none
 * @property {string} systemName for people
 * @property {number | null} uid null where there are no numeric users
 * @property {string} user
 * @property {string} home
 * @property {string} hostname
 * @property {boolean} systemd whether systemd runs services here
 * @property {boolean} terminal whether somebody sits at a terminal and can be asked
 * @property {Readonly<NodeJS.ProcessEnv>} env
 */

/** @returns {Host} */
export function readHost() {
  const { platform, arch, env } = process;
  const osRelease = readOsRelease();
  const user = userInfo();
  return {
    platform,
    arch,
    family: systemFamily(platform, osRelease),
    systemId: osRelease?.id ?? platform,
    systemName: osRelease?.name ?? platform,
    uid: platform === 'win32' ? null : user.uid,
    user: user.username,
    home: homedir(),
    hostname: hostname(),
    // The test of sd_booted(3).
    systemd: existsSync('/run/systemd/system'),
    terminal: process.stdin.isTTY && process.stdout.isTTY && !isTrue(env['CI']),
    env,
  };
}

/**
 * The whole path of a program on the PATH.
 *
 * @param {string} name
 * @param {Pick<Host, 'platform' | 'env'>} host
 * @param {readonly string[]} [also] folders to look into after the PATH's
 * @returns {string | null}
 */
export function findProgram(name, { platform, env }, also = []) {
  const endings = platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const folders = [...(env['PATH'] ?? '').split(delimiter), ...also].filter(Boolean);
  for (const folder of folders) {
    for (const ending of endings) {
      const path = join(folder, name + ending);
      if (existsSync(path)) return path;
    }
  }
  return null;
}

/** Where a system's own daemons lie, which an ordinary user's PATH may leave out. */
export const SYSTEM_FOLDERS = ['/usr/sbin', '/sbin', '/usr/local/sbin'];

/** @param {string | undefined} value */
export function isTrue(value) {
  return value !== undefined && value !== '' && value !== '0' && value.toLowerCase() !== 'false';
}

function readOsRelease() {
  for (const path of ['/etc/os-release', '/usr/lib/os-release']) {
    if (existsSync(path)) return parseOsRelease(readFileSync(path, 'utf8'));
  }
  return null;
}
