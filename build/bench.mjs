/**
 * `npm run bench`: everything that the benchmark needs, and then the benchmark.
 *
 * `node build/bench.mjs [ARGUMENT...]`, with the benchmark's own arguments.
 */
import { ensureBenchTools, runsTheSources } from './setup/bench-tools.mjs';
import { ensureBundles } from './setup/bundles.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ensureEngine } from './setup/engine.mjs';
import { enterGroup } from './setup/enter-group.mjs';
import { readHost } from './setup/host.mjs';
import { ensureImages } from './setup/images.mjs';
import { ensureNode, withNodeFirst } from './setup/node-runtime.mjs';
import { inRepository, REPOSITORY } from './setup/repository.mjs';
import { runAttached } from './setup/run-command.mjs';
import { createSayer } from './setup/say.mjs';
import { tellFailure } from './setup/setup-failure.mjs';

const args = process.argv.slice(2);
const say = createSayer(process.stderr);
const host = readHost();

const node = await setUp().catch((error) => {
  tellFailure(error);
  return null;
});
if (node === 'regroup') process.exitCode = await enterGroup(host);
else process.exitCode = node === null ? 1 : await bench(node);

/** @returns {Promise<string>} the Node to run on, or that this user has just joined a group */
async function setUp() {
  const own = await ensureNode(host, say, runsTheSources);
  await ensureDependencies(host, say);
  // Nothing is measured then.
  if (args.includes('--readme') || args.includes('--help')) return own;
  await ensureBundles(['cli'], host, say);
  const engine = await ensureEngine(host, say);
  if (engine === null) return 'regroup';
  await ensureBenchTools(host, say);
  await ensureImages([], engine, host, say);
  return own;
}

/** @param {string} path of a Node that runs the sources as they are */
function bench(path) {
  return runAttached(
    {
      file: path,
      // Memory is looked at when what nobody needs has been collected.
      args: ['--expose-gc', inRepository('test/bench/bench.ts'), ...args],
    },
    { cwd: REPOSITORY, env: withNodeFirst(path, host.env) },
  );
}
