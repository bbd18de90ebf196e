/** Which system this is, from `/etc/os-release` (freedesktop.org's os-release(5)). */

/**
 * @typedef {object} OsRelease
 * @property {string} id lower-case name without version: `debian`
 * @property {readonly string[]} like ids of the systems it is built from, closest first
 * @property {string} name for people: `Debian GNU/Linux 12 (bookworm)`
 */

/**
 * @param {string} text content of the file
 * @returns {OsRelease}
 */
export function parseOsRelease(text) {
  /** @type {Map<string, string>} */
  const values = new Map();
  for (const line of text.split(/\r?\n/)) {
    const match = /^([A-Z0-9_]+)=(.*)$/.exec(line.trim());
    if (match?.[1] !== undefined && match[2] !== undefined) values.set(match[1], unquote(match[2]));
  }
  const id = (values.get('ID') ?? 'linux').toLowerCase();
  return {
    id,
    like: (values.get('ID_LIKE') ?? '').toLowerCase().split(/\s+/).filter(Boolean),
    name: values.get('PRETTY_NAME') ?? values.get('NAME') ?? id,
  };
}

/** @typedef {'debian' | 'fedora' | 'arch' | 'suse' | 'alpine' | 'other-linux' | 'macos' | 'windows' | 'other'} SystemFamily */

/** @type {Readonly<Record<string, SystemFamily>>} */
const FAMILY_OF = {
  debian: 'debian',
  ubuntu: 'debian',
  fedora: 'fedora',
  rhel: 'fedora',
  centos: 'fedora',
  arch: 'arch',
  suse: 'suse',
  opensuse: 'suse',
  'opensuse-leap': 'suse',
  'opensuse-tumbleweed': 'suse',
  sles: 'suse',
  alpine: 'alpine',
};

/**
 * The family whose package manager and package names a system shares.
 *
 * @param {NodeJS.Platform} platform
 * @param {OsRelease | null} osRelease null where there is no such file
 * @returns {SystemFamily}
 */
export function systemFamily(platform, osRelease) {
  if (platform === 'darwin') return 'macos';
  if (platform === 'win32') return 'windows';
  if (platform !== 'linux') return 'other';
  for (const id of [osRelease?.id ?? '', ...(osRelease?.like ?? [])]) {
    const family = FAMILY_OF[id];
    if (family !== undefined) return family;
  }
  return 'other-linux';
}

/** @param {string} value */
function unquote(value) {
  const match = /^(["'])(.*)\1$/.exec(value);
  return match?.[2] === undefined ? value : match[2].replace(/\\(["'$`\\])/g, '$1');
}
