/** The bundles in `dist`, built anew when their sources have changed. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { contentFingerprint, filesUnder, quickFingerprint } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { runsTheBundler } from './node-version.mjs';
import { ensureNode, withNodeFirst } from './node-runtime.mjs';
import { inRepository, REPOSITORY } from './repository.mjs';
import { runCommand } from './run-command.mjs';
import { SetupFailure } from './setup-failure.mjs';

/** @typedef {'cli' | 'page' | 'main' | 'preload'} BundleName */

/**
 * @typedef {object} Bundle
 * @property {string} output its entry, from the top of the repository
 * @property {readonly string[]} sources folders it is made from
 */

/** @type {Readonly<Record<BundleName, Bundle>>} */
export const BUNDLES = {
  cli: { output: 'dist/cli/cli.js', sources: ['shared', 'electron'] },
  page: { output: 'dist/page/index.html', sources: ['shared', 'renderer'] },
  main: { output: 'dist/main/main.js', sources: ['shared', 'electron'] },
  preload: { output: 'dist/preload/preload.cjs', sources: ['shared', 'electron'] },
};

/** What every bundle depends on besides. */
const COMMON = ['build/bundler', 'package-lock.json', '.tsconfig.base.json'];

/**
 * @param {readonly BundleName[]} names
 * @param {import('./host.mjs').Host} host
 * @param {import('./say.mjs').Sayer} say
 * @throws {SetupFailure} with the bundler's own words
 */
export async function ensureBundles(names, host, say) {
  if (names.every(isCurrent)) return;
  const waiting = () => say.line('Waiting for another command that builds the application');
  await withLock(inRepository('.cache/bundles.lock'), waiting, async () => {
    for (const name of names) {
      if (isCurrent(name)) continue;
      await say.step(`Building ${BUNDLES[name].output}`, () => build(name, host, say));
    }
  });
}

/**
 * @param {BundleName} name
 * @param {import('./host.mjs').Host} host
 * @param {import('./say.mjs').Sayer} say
 */
async function build(name, host, say) {
  const node = await ensureNode(host, say, runsTheBundler);
  // Taken before building: a file saved meanwhile makes the bundle stale again.
  const before = fingerprintsOf(name);
  const result = await runCommand(
    {
      file: node,
      args: [
        inRepository('node_modules/vite/bin/vite.js'),
        'build',
        '--config',
        inRepository(`build/bundler/${name}.config.ts`),
      ],
    },
    {
      cwd: REPOSITORY,
      env: { ...withNodeFirst(node, host.env), NODE_ENV: 'production', NO_COLOR: '1' },
    },
  );
  if (result.status !== 0) {
    throw new SetupFailure(
      `${BUNDLES[name].output} could not be built.`,
      result.lines.slice(0, 30),
    );
  }
  mkdirSync(inRepository('dist/.stamps'), { recursive: true });
  writeFileSync(stampOf(name), JSON.stringify(before));
}

/** @typedef {{ quick: string, content: string }} Fingerprints */

/**
 * @param {BundleName} name
 * @returns {boolean}
 */
function isCurrent(name) {
  if (!existsSync(inRepository(BUNDLES[name].output))) return false;
  const stamp = readStamp(name);
  if (stamp === null) return false;
  const files = filesOf(name);
  const quick = quickFingerprint(files);
  if (stamp.quick === quick) return true;
  // A checkout touches files without changing them.
  if (stamp.content !== contentFingerprint(files)) return false;
  writeFileSync(stampOf(name), JSON.stringify({ quick, content: stamp.content }));
  return true;
}

/**
 * @param {BundleName} name
 * @returns {Fingerprints}
 */
function fingerprintsOf(name) {
  const files = filesOf(name);
  return { quick: quickFingerprint(files), content: contentFingerprint(files) };
}

/** @param {BundleName} name */
function filesOf(name) {
  return filesUnder([...BUNDLES[name].sources, ...COMMON].map(inRepository));
}

/** @param {BundleName} name */
function stampOf(name) {
  return inRepository(`dist/.stamps/${name}.json`);
}

/**
 * @param {BundleName} name
 * @returns {Fingerprints | null}
 */
function readStamp(name) {
  try {
    return /** @type {Fingerprints} */ (JSON.parse(readFileSync(stampOf(name), 'utf8')));
  } catch {
    return null;
  }
}
