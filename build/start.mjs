/** `npm start`: everything that the application needs, and then the application. */
import { ensureBundles } from './setup/bundles.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ensureEngine } from './setup/engine.mjs';
import { enterGroup } from './setup/enter-group.mjs';
import { readHost } from './setup/host.mjs';
import { ensureImages } from './setup/images.mjs';
import { ensureNode } from './setup/node-runtime.mjs';
import { createSayer } from './setup/say.mjs';
import { selfCheck } from './setup/self-check.mjs';
import { tellFailure } from './setup/setup-failure.mjs';
import { openShell } from './setup/shell.mjs';

/** What a first start needs; every other language is made when it is first used. */
const FIRST_LANGUAGES = ['python'];

const say = createSayer(process.stdout);
try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  tellFailure(error);
  process.exitCode = 1;
}

/** @param {readonly string[]} args */
async function start(args) {
  const host = readHost();
  const node = await ensureNode(host, say);
  await ensureDependencies(host, say);
  await ensureBundles(['cli', 'page', 'main', 'preload'], host, say);
  const engine = await ensureEngine(host, say);
  if (engine === null) return enterGroup(host);
  await ensureImages(FIRST_LANGUAGES, engine, host, say);
  await selfCheck(say);
  return openShell(args, node, host, say);
}
