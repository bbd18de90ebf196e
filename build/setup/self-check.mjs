/** The proof that everything works together: one line of Python in a hardened sandbox. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runGlovebox } from './command-line.mjs';
import { duration } from './say.mjs';
import { SetupFailure } from './setup-failure.mjs';

const PROGRAM = 'print(6 * 7)\n';
const EXPECTED = '42\n';
/** The run has a deadline of its own; this is for an application that hangs. */
const TIME_LIMIT_MS = 60_000;
/** In the order in which they are told. */
const STATES = ['enforced', 'open', 'unavailable', 'inconclusive'];

/**
 * @typedef {object} CheckedRun
 * @property {{ kind: string, sentence: string }} verdict
 * @property {string} stdout
 * @property {{ totalMs: number }} timing
 * @property {readonly { state: string }[]} layers
 */

/**
 * @param {import('./say.mjs').Sayer} say
 * @throws {SetupFailure}
 */
export async function selfCheck(say) {
  const folder = mkdtempSync(join(tmpdir(), 'glovebox-'));
  try {
    const file = join(folder, 'self-check.py');
    writeFileSync(file, PROGRAM);
    const result = await runGlovebox(['run', '--json', file], { timeLimitMs: TIME_LIMIT_MS });
    say.line(selfCheckLine(parseRun(result.stdout, result.lines)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {CheckedRun} run
 * @throws {SetupFailure} when it did not do what it should
 */
export function selfCheckLine({ verdict, stdout, timing, layers }) {
  if (verdict.kind !== 'finished' || stdout !== EXPECTED) {
    throw new SetupFailure('The self-check failed: one line of Python did not run as it should.', [
      `${verdict.kind}: ${verdict.sentence}`,
      `It printed ${JSON.stringify(stdout)} where ${JSON.stringify(EXPECTED)} was due.`,
    ]);
  }
  const counts = STATES.map(
    (state) => `${layers.filter((layer) => layer.state === state).length} ${state}`,
  );
  return `Self-check: Python ${verdict.kind} in ${duration(timing.totalMs)}; layers: ${counts.join(', ')}`;
}

/**
 * @param {string} stdout
 * @param {readonly string[]} lines everything that was printed, for when that makes no sense
 * @returns {CheckedRun}
 */
function parseRun(stdout, lines) {
  try {
    const run = /** @type {CheckedRun | { error: { sentence: string } }} */ (JSON.parse(stdout));
    if (!('error' in run)) return run;
    throw new SetupFailure(`The self-check failed: ${run.error.sentence}`);
  } catch (error) {
    if (error instanceof SetupFailure) throw error;
    throw new SetupFailure('The self-check failed.', lines.slice(-12));
  }
}
