/** The images of languages, built by the application where they are missing. */
import { runGlovebox } from './command-line.mjs';
import { inRepository } from './repository.mjs';
import { SetupFailure } from './setup-failure.mjs';

const LOG = inRepository('.cache/logs/images.log');
/** What is there already is told within this; only what takes longer is worth a line. */
const QUIET_MS = 2_000;

/**
 * @param {readonly string[]} languages ids; none means all
 * @param {import('./say.mjs').Sayer} say
 * @throws {SetupFailure}
 */
export async function ensureImages(languages, say) {
  /** @type {import('./say.mjs').Progress} */
  let progress = () => {};
  const build = runGlovebox(['images', 'build', ...languages], {
    log: LOG,
    onLine: (line) => progress(line),
  });
  const result =
    (await withinQuietTime(build)) ??
    (await say.step(titleOf(languages), (report) => {
      progress = report;
      return build;
    }));
  if (result.status === 0) return;
  throw new SetupFailure('The images could not be built.', [
    ...result.lines.slice(-12),
    `The whole of it is in ${LOG}.`,
  ]);
}

/** @param {readonly string[]} languages */
function titleOf(languages) {
  if (languages.length === 0) return 'Building the images of all languages';
  return `Building the base image and that of ${languages.join(', ')}`;
}

/**
 * @template T
 * @param {Promise<T>} work
 * @returns {Promise<T | null>} null when it takes longer
 */
function withinQuietTime(work) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), QUIET_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
