/** Adding up what the runners counted, for the one line that a test run ends in. Pure. */

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/** @type {Tally} */
export const NOTHING = { passed: 0, failed: 0, skipped: 0 };
/** A check that counts nothing itself, or a runner that did not live to count. @type {Tally} */
export const ONE_FAILED = { ...NOTHING, failed: 1 };

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return tallies.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    NOTHING,
  );
}

/**
 * A check that passes or fails as a whole.
 *
 * @param {number} status
 * @returns {Tally}
 */
export function tallyOfStatus(status) {
  return status === 0 ? { ...NOTHING, passed: 1 } : ONE_FAILED;
}

/**
 * @param {unknown} report vitest's JSON report, or null when there is none
 * @param {number} status
 * @returns {Tally}
 */
export function tallyOfVitest(report, status) {
  const passed = figure(report, 'numPassedTests');
  const failed = figure(report, 'numFailedTests');
  const skipped = figure(report, 'numPendingTests') + figure(report, 'numTodoTests');
  return withStatus({ passed, failed, skipped }, status);
}

/**
 * A test that passed only when it was repeated has failed.
 *
 * @param {unknown} report Playwright's JSON report, or null when there is none
 * @param {number} status
 * @returns {Tally}
 */
export function tallyOfPlaywright(report, status) {
  const stats = property(report, 'stats');
  return withStatus(
    {
      passed: figure(stats, 'expected'),
      failed: figure(stats, 'unexpected') + figure(stats, 'flaky'),
      skipped: figure(stats, 'skipped'),
    },
    status,
  );
}

/**
 * The last line of a test run.
 *
 * @param {Tally} tally
 */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * A runner may fail without any test failing: a file that does not load, an error outside of
 * all tests, no test at all.
 *
 * @param {Tally} tally
 * @param {number} status
 * @returns {Tally}
 */
function withStatus(tally, status) {
  const isSilentFailure =
    tally.failed === 0 && (status !== 0 || tally.passed + tally.skipped === 0);
  return isSilentFailure ? { ...tally, failed: 1 } : tally;
}

/**
 * @param {unknown} object
 * @param {string} name
 */
function figure(object, name) {
  const value = property(object, name);
  return typeof value === 'number' ? value : 0;
}

/**
 * @param {unknown} object
 * @param {string} name
 * @returns {unknown}
 */
function property(object, name) {
  if (typeof object !== 'object' || object === null) return undefined;
  return /** @type {Record<string, unknown>} */ (object)[name];
}
