/** The images of languages, built by the application where they are missing. */
import { applicationParts } from './application-parts.mjs';
import { ensureBaseTools } from './base-tools.mjs';
import { runGlovebox } from './command-line.mjs';
import { inRepository } from './repository.mjs';
import { SetupFailure } from './setup-failure.mjs';

const LOG = inRepository('.cache/logs/images.log');

/**
 * @param {readonly string[]} languages ids; none means all
 * @param {import('./engine.mjs').ContainerEngine} engine
 * @param {import('./host.mjs').Host} host
 * @param {import('./say.mjs').Sayer} say
 * @throws {SetupFailure} with the application's own words
 */
export async function ensureImages(languages, engine, host, say) {
  const { missingImages } = await applicationParts();
  const missing = await missingImages(engine, languages);
  if (missing.languages.length === 0) return;
  if (missing.debian) await ensureBaseTools(engine, host, say);
  const title = `Building the images of ${missing.languages.join(', ')}`;
  await say.step(title, async (progress) => {
    const build = ['images', 'build', ...missing.languages];
    const onLine = (/** @type {string} */ line) => progress(line.replace(/^glovebox: /, ''));
    const result = await runGlovebox(build, { log: LOG, onLine });
    if (result.status === 0) return;
    throw new SetupFailure('The images could not be built.', [
      ...result.lines.slice(-4),
      `The whole of it is in ${LOG}.`,
    ]);
  });
}
