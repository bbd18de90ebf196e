/** Running npm: which one, how, and what its failures mean. */
import { findProgram } from './host.mjs';
import { runCommand } from './run-command.mjs';
import { SetupFailure } from './setup-failure.mjs';
import { inRepository } from './repository.mjs';

const LOG = inRepository('.cache/logs/npm.log');

/** Nothing runs but npm, a dead network is told within a minute, and only errors are printed. */
const OPTIONS = [
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
  '--loglevel=error',
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=10000',
];

/**
 * The npm that started us is run again by the same Node; without one, the PATH's.
 *
 * @param {readonly string[]} args
 * @param {Pick<import('./host.mjs').Host, 'platform' | 'env'>} host
 * @param {string} node the Node that runs us
 * @returns {import('./run-command.mjs').Command}
 */
export function npmCommand(args, host, node) {
  const started = host.env['npm_execpath'];
  if (started !== undefined && /npm-cli\.[cm]?js$/.test(started)) {
    return { file: node, args: [started, ...args] };
  }
  const npm = findProgram('npm', host) ?? 'npm';
  // A .cmd file is a script of cmd.exe's, and Node starts it no other way.
  if (npm.endsWith('.cmd')) return { file: 'cmd.exe', args: ['/d', '/s', '/c', npm, ...args] };
  return { file: npm, args };
}

/** @typedef {'unreachable' | 'disk-full' | 'permission' | 'out-of-step' | 'altered' | 'other'} NpmTrouble */

/**
 * @param {readonly string[]} lines what npm printed
 * @returns {NpmTrouble}
 */
export function npmTrouble(lines) {
  const text = lines.join('\n');
  if (/\b(ENOSPC|EDQUOT)\b/.test(text)) return 'disk-full';
  if (/\bEINTEGRITY\b/.test(text)) return 'altered';
  if (
    /\bENOTFOUND\b|\bEAI_AGAIN\b|\bECONN(REFUSED|RESET)\b|TIMEDOUT|\b(ENET|EHOST)UNREACH\b|network/.test(
      text,
    )
  ) {
    return 'unreachable';
  }
  if (/\b(EACCES|EPERM|EROFS)\b/.test(text)) return 'permission';
  if (/can only install packages when your package\.json and package-lock\.json/.test(text)) {
    return 'out-of-step';
  }
  return 'other';
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
 * Runs `npm ci` in a folder.
 *
 * @param {string} folder
 * @param {string} what is installed, for the sentence when it fails
 * @param {import('./host.mjs').Host} host
 * @throws {SetupFailure}
 */
export async function npmCleanInstall(folder, what, host) {
  const command = npmCommand(['ci', ...OPTIONS], host, process.execPath);
  const result = await runCommand(command, { cwd: folder, log: LOG });
  if (result.status === 0) return;
  throw new SetupFailure(`${what} could not be installed: ${TROUBLES[npmTrouble(result.lines)]}.`, [
    ...result.lines.filter((line) => line.trim() !== '').slice(-8),
    `The whole of it is in ${LOG}.`,
  ]);
}
