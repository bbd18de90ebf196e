/** Running npm: which one, how, and what its failures mean. */
import { win32 } from 'node:path';
import { runCommand } from './run-command.mjs';
import { SetupFailure } from './setup-failure.mjs';
import { inRepository } from './repository.mjs';

const LOG = inRepository('.cache/logs/npm.log');

/** Nothing runs but npm, and only errors are printed. */
const OPTIONS = [
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
  '--loglevel=error',
];

/** An answer within this, without another try, or the registry counts as unreachable. */
const PING_OPTIONS = ['--fetch-retries=0', '--fetch-timeout=8000'];

/**
 * The npm that started us is run again by the same Node; without one, the PATH's. On Windows
 * the latter is a script of cmd.exe's, so that the one beside Node is taken there.
 *
 * @param {readonly string[]} args
 * @param {Pick<import('./host.mjs').Host, 'platform' | 'env'>} host
 * @param {string} node the Node that runs us
 * @returns {import('./run-command.mjs').Command}
 */
export function npmCommand(args, { platform, env }, node) {
  const started = env['npm_execpath'];
  if (started !== undefined && /npm-cli\.[cm]?js$/.test(started)) {
    return { file: node, args: [started, ...args] };
  }
  if (platform !== 'win32') return { file: 'npm', args };
  const beside = win32.join(win32.dirname(node), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  return { file: node, args: [beside, ...args] };
}

/** @typedef {'out-of-step' | 'disk-full' | 'altered' | 'unreachable' | 'permission' | 'other'} NpmTrouble */

/** What npm's own words say, the surest sign first. @type {readonly (readonly [NpmTrouble, RegExp])[]} */
const SIGNS = [
  ['out-of-step', /can only install packages when your package\.json and package-lock\.json/],
  ['disk-full', /\b(ENOSPC|EDQUOT)\b/],
  ['altered', /\bEINTEGRITY\b/],
  [
    'unreachable',
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENOTCACHED|ENETUNREACH|EHOSTUNREACH|E?TIMEDOUT|ERR_SOCKET_TIMEOUT)\b|network timeout/,
  ],
  ['permission', /\b(EACCES|EPERM|EROFS)\b/],
];

/**
 * @param {readonly string[]} lines what npm printed
 * @returns {NpmTrouble}
 */
export function npmTrouble(lines) {
  const text = lines.join('\n');
  return SIGNS.find(([, sign]) => sign.test(text))?.[0] ?? 'other';
}

/** @type {Readonly<Record<NpmTrouble, string>>} */
const TROUBLES = {
  unreachable:
    'the npm registry cannot be reached. This needs the network once; afterwards it is not asked again',
  'disk-full': 'the disk is full',
  permission: 'this folder cannot be written to by this user',
  'out-of-step': 'package.json and package-lock.json do not belong together',
  altered: 'a package is not the one whose hash is recorded here, and was not installed',
  other: 'npm failed',
};

/**
 * Runs `npm ci` in a folder. Without the network, npm's own cache may have everything.
 *
 * The registry is asked first: npm asks a dead one for every single package, several times,
 * which takes minutes.
 *
 * @param {string} folder
 * @param {string} what is installed, for the sentence when it fails
 * @param {import('./host.mjs').Host} host
 * @throws {SetupFailure}
 */
export async function npmCleanInstall(folder, what, host) {
  const ping = await npm(['ping', ...PING_OPTIONS], folder, host);
  const isOffline = ping.status !== 0 && npmTrouble(ping.lines) === 'unreachable';
  const result = await npm(isOffline ? ['ci', '--offline'] : ['ci'], folder, host);
  if (result.status === 0) return;
  throw new SetupFailure(`${what} could not be installed: ${TROUBLES[npmTrouble(result.lines)]}.`, [
    ...result.lines.filter((line) => /^npm (error|ERR!) +\S/.test(line)).slice(0, 6),
    `The whole of it is in ${LOG}.`,
  ]);
}

/**
 * @param {readonly string[]} args
 * @param {string} cwd
 * @param {import('./host.mjs').Host} host
 */
function npm(args, cwd, host) {
  return runCommand(npmCommand([...args, ...OPTIONS], host, process.execPath), { cwd, log: LOG });
}
