/**
 * `npm test`: everything that the tests need, and then the tests, ending in one line.
 *
 * `node build/test.mjs [PART...] [ARGUMENT...]` runs some parts only, with only what they need.
 */
import { chooseParts, neededLanguages, PARTS } from './checks/parts.mjs';
import { closingLine, ONE_FAILED, sum } from './checks/tally.mjs';
import { ensureBrowser } from './setup/browser.mjs';
import { ensureBundles } from './setup/bundles.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ensureEngine } from './setup/engine.mjs';
import { enterGroup } from './setup/enter-group.mjs';
import { ensureEverydayHost } from './setup/everyday-host.mjs';
import { readHost } from './setup/host.mjs';
import { ensureImages } from './setup/images.mjs';
import { ensureNode, withNodeFirst } from './setup/node-runtime.mjs';
import { createSayer } from './setup/say.mjs';
import { selfCheck } from './setup/self-check.mjs';
import { tellFailure } from './setup/setup-failure.mjs';
import { ensureTestTools } from './setup/test-tools.mjs';

const say = createSayer(process.stdout);
const host = readHost();
const { names, rest } = chooseParts(process.argv.slice(2));
const parts = names.map((name) => PARTS[name]);

const ready = await setUp().catch((error) => {
  tellFailure(error);
  return null;
});
if (ready === 'regroup') process.exitCode = await enterGroup(host);
else end(ready === null ? ONE_FAILED : await runParts(ready));

/** @returns {Promise<import('./checks/parts.mjs').Tools | 'regroup'>} */
async function setUp() {
  const node = await ensureNode(host, say);
  await ensureDependencies(host, say);
  await ensureBundles(['cli', 'page', 'main', 'preload'], host, say);
  const env = withNodeFirst(node, host.env);
  const languages = neededLanguages(parts);
  if (languages !== null) {
    const engine = await ensureEngine(host, say);
    if (engine === null) return 'regroup';
    await ensureTestTools(host, say);
    await ensureImages(languages, engine, host, say);
    if (parts.some((part) => part.usesMachine === true)) {
      env['GLOVEBOX_EVERYDAY_HOST'] = JSON.stringify(await ensureEverydayHost(engine, host, say));
    }
  }
  if (parts.some((part) => part.usesBrowser)) {
    env['GLOVEBOX_CHROMIUM'] = await ensureBrowser(host, say);
  }
  if (languages !== null) await selfCheck(say);
  return { node, env, args: rest };
}

/** @param {import('./checks/parts.mjs').Tools} tools */
async function runParts(tools) {
  const tallies = [];
  for (const { title, run } of parts) {
    say.line(`\n── ${title}`);
    const tally = await run(tools);
    tallies.push(tally);
    say.line(`── ${title}: ${closingLine(tally)}`);
  }
  return sum(tallies);
}

/** @param {import('./checks/tally.mjs').Tally} tally */
function end(tally) {
  say.line(`\n${closingLine(tally)}`);
  process.exitCode = tally.failed === 0 ? 0 : 1;
}
