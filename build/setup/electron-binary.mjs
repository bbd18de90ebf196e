/** Electron's own program, which its npm package does not carry. */
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withNodeFirst } from './node-runtime.mjs';
import { statusOf } from './reachable.mjs';
import { inRepository } from './repository.mjs';
import { runCommand } from './run-command.mjs';
import { isTrue } from './host.mjs';

const PACKAGE = inRepository('node_modules/electron');
const LOG = inRepository('.cache/logs/electron.log');
/** Left behind when the binary could not be had, so that the next start does not ask again at once. */
const GIVEN_UP = inRepository('.cache/electron-given-up');
const GIVE_UP_FOR_MS = 60 * 60 * 1000;
/** Some 120 MB; slower than this is not worth waiting for. */
const DOWNLOAD_LIMIT_MS = 10 * 60 * 1000;

/**
 * Where the release of a version lies.
 *
 * @param {string} version
 * @param {Readonly<NodeJS.ProcessEnv>} env
 */
export function releaseUrl(version, env) {
  const mirror =
    env['ELECTRON_MIRROR'] ??
    env['npm_config_electron_mirror'] ??
    'https://github.com/electron/electron/releases/download/';
  return `${mirror.replace(/\/*$/, '/')}v${version}/SHASUMS256.txt`;
}

/**
 * The binary if it is there, whole and of the right version.
 *
 * @returns {string | null}
 */
export function findElectron() {
  try {
    const program = readFileSync(join(PACKAGE, 'path.txt'), 'utf8');
    const present = readFileSync(join(PACKAGE, 'dist', 'version'), 'utf8').trim();
    const path = join(PACKAGE, 'dist', program);
    return present.replace(/^v/, '') === versionWanted() && existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} node the tools' Node
 * @param {import('./host.mjs').Host} host
 * @param {import('./say.mjs').Sayer} say
 * @param {{ askAgain: boolean }} [options] whether to try even if it could not be had a while ago
 * @returns {Promise<string | null>} null where it cannot be had; that is no failure
 */
export async function ensureElectron(node, host, say, { askAgain } = { askAgain: false }) {
  const found = findElectron();
  if (found !== null) return found;
  if (isTrue(host.env['ELECTRON_SKIP_BINARY_DOWNLOAD'])) return null;
  if (!askAgain && hasGivenUp()) return null;
  const had =
    (await statusOf(releaseUrl(versionWanted(), host.env), node, host)) === 200 &&
    (await download(node, host, say));
  if (had) rmSync(GIVEN_UP, { force: true });
  else writeFileSync(GIVEN_UP, '');
  return findElectron();
}

/**
 * @param {string} node
 * @param {import('./host.mjs').Host} host
 * @param {import('./say.mjs').Sayer} say
 */
function download(node, host, say) {
  return say.step(`Fetching Electron ${versionWanted()}`, async (progress) => {
    const { status } = await runCommand(
      { file: node, args: [join(PACKAGE, 'install.js')] },
      {
        env: { ...withNodeFirst(node, host.env), NODE_USE_ENV_PROXY: '1' },
        log: LOG,
        onLine: progress,
        timeLimitMs: DOWNLOAD_LIMIT_MS,
      },
    );
    return status === 0;
  });
}

function hasGivenUp() {
  const mark = statSync(GIVEN_UP, { throwIfNoEntry: false });
  return mark !== undefined && Date.now() - mark.mtimeMs < GIVE_UP_FOR_MS;
}

/** @returns {string} */
function versionWanted() {
  const manifest = /** @type {{ version: string }} */ (
    JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'))
  );
  return manifest.version;
}
