/** A step of the set-up that could not be done, in words for the person who started it. */

export class SetupFailure extends Error {
  /**
   * @param {string} sentence what is missing or went wrong
   * @param {readonly string[]} [advice] what to do, line by line
   */
  constructor(sentence, advice = []) {
    super(sentence);
    this.name = 'SetupFailure';
    this.advice = advice;
  }

  /** Everything that there is to say, line by line. */
  get lines() {
    return [this.message, ...this.advice.map((line) => `  ${line}`)];
  }
}

/**
 * Tells the person; whatever else was thrown is a fault of ours, and goes on its way.
 *
 * @param {unknown} error
 * @returns {SetupFailure}
 */
export function tellFailure(error) {
  if (!(error instanceof SetupFailure)) throw error;
  for (const line of error.lines) process.stderr.write(`${line}\n`);
  return error;
}
