/**
 * Speaking while setting up: one line a step, and signs of life on those that take long.
 *
 * On a terminal the line of a step is rewritten while it lasts. Elsewhere nothing can be
 * rewritten, so a long step adds a line now and then.
 */

/** How often a step that goes on says so, in milliseconds. */
const TERMINAL_BEAT_MS = 500;
const LOG_BEAT_MS = 15_000;
/** A step that ends sooner than this needs no word about its end in a log. */
const WORTH_A_LINE_MS = 3_000;

/** @typedef {(detail: string) => void} Progress tells what a step is busy with, in a few words */

/**
 * @typedef {object} Sayer
 * @property {(text: string) => void} line says something by itself
 * @property {<T>(title: string, work: (progress: Progress) => Promise<T>) => Promise<T>} step
 *   says what is done now, does it, and says how long it took
 */

/**
 * @param {NodeJS.WriteStream} stream where to speak
 * @returns {Sayer}
 */
export function createSayer(stream) {
  return {
    line: (text) => void stream.write(`${text}\n`),
    step: (title, work) =>
      stream.isTTY ? terminalStep(stream, title, work) : loggedStep(stream, title, work),
  };
}

/**
 * Words about a stretch of time.
 *
 * @param {number} ms
 */
export function duration(ms) {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * @template T
 * @param {NodeJS.WriteStream} stream
 * @param {string} title
 * @param {(progress: Progress) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function terminalStep(stream, title, work) {
  const start = Date.now();
  let detail = '';
  const draw = () => {
    const text = `${title} … ${duration(Date.now() - start)}${detail === '' ? '' : `  ${detail}`}`;
    stream.write(`\r\u001b[K${clip(text, stream.columns)}`);
  };
  draw();
  const beat = setInterval(draw, TERMINAL_BEAT_MS);
  try {
    const result = await work((text) => {
      detail = plain(text);
    });
    stream.write(`\r\u001b[K${title}: done in ${duration(Date.now() - start)}\n`);
    return result;
  } catch (error) {
    stream.write(`\r\u001b[K${title}: failed after ${duration(Date.now() - start)}\n`);
    throw error;
  } finally {
    clearInterval(beat);
  }
}

/**
 * @template T
 * @param {NodeJS.WriteStream} stream
 * @param {string} title
 * @param {(progress: Progress) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function loggedStep(stream, title, work) {
  const start = Date.now();
  let detail = '';
  stream.write(`${title} …\n`);
  const beat = setInterval(() => {
    stream.write(`  ${duration(Date.now() - start)}${detail === '' ? '' : `  ${detail}`}\n`);
  }, LOG_BEAT_MS);
  try {
    const result = await work((text) => {
      detail = plain(text);
    });
    const took = Date.now() - start;
    if (took >= WORTH_A_LINE_MS) stream.write(`  done in ${duration(took)}\n`);
    return result;
  } finally {
    clearInterval(beat);
  }
}

/**
 * Without control characters: what is quoted here comes from other programs.
 *
 * @param {string} text
 */
function plain(text) {
  return text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim();
}

/**
 * @param {string} text
 * @param {number | undefined} columns
 */
function clip(text, columns) {
  const width = (columns ?? 80) - 1;
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}
