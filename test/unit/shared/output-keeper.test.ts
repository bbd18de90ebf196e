import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeptOutput, OutputPiece } from '../../../shared/history.ts';
import { MOST_PIECES, OutputKeeper } from '../../../shared/output-keeper.ts';

const KEPT_BYTES = 32 * 1024;

const bytesOf = (pieces: readonly OutputPiece[]): Buffer =>
  Buffer.concat(pieces.map(({ bytes }) => bytes));

function kept(chunks: readonly Uint8Array[]): KeptOutput {
  const keeper = new OutputKeeper(KEPT_BYTES);
  for (const chunk of chunks) keeper.push('run', 'stdout', chunk);
  return keeper.kept();
}

describe('the output that is kept', () => {
  it('is all of a short one, in the order in which it came', () => {
    const keeper = new OutputKeeper(KEPT_BYTES);
    keeper.push('compile', 'stderr', Buffer.from('warning\n'));
    keeper.push('run', 'stdout', Buffer.from('a'));
    keeper.push('run', 'stdout', Buffer.from('b'));
    keeper.push('run', 'stderr', Buffer.from('c'));
    keeper.push('run', 'stdout', Buffer.from('d'));
    const { beginning, omittedBytes, end } = keeper.kept();
    const shown = beginning.map(({ stage, stream, bytes }) => [
      stage,
      stream,
      Buffer.from(bytes).toString(),
    ]);
    expect(shown).toEqual([
      ['compile', 'stderr', 'warning\n'],
      ['run', 'stdout', 'ab'],
      ['run', 'stderr', 'c'],
      ['run', 'stdout', 'd'],
    ]);
    expect(omittedBytes).toBe(0);
    expect(end).toEqual([]);
  });

  it('is the beginning and the end of any, however it was cut', () => {
    const sizes = fc.array(fc.nat({ max: 50_000 }), { maxLength: 12 });
    fc.assert(
      fc.property(sizes, (lengths) => {
        let next = 0;
        const chunks = lengths.map((length) => Uint8Array.from({ length }, () => next++ % 251));
        const whole = Buffer.concat(chunks);
        const { beginning, omittedBytes, end } = kept(chunks);
        const first = bytesOf(beginning);
        const last = bytesOf(end);
        expect(first).toEqual(whole.subarray(0, KEPT_BYTES));
        expect(last).toEqual(whole.subarray(Math.max(first.length, whole.length - KEPT_BYTES)));
        expect(first.length + omittedBytes + last.length).toBe(whole.length);
      }),
      { numRuns: 40 },
    );
  });

  it('does not grow with a program that prints byte by byte', () => {
    const keeper = new OutputKeeper(KEPT_BYTES);
    const byte = Uint8Array.of(65);
    for (let count = 0; count < 300_000; count++) keeper.push('run', 'stdout', byte);
    const { beginning, omittedBytes, end } = keeper.kept();
    expect([beginning.length, end.length]).toEqual([1, 1]);
    expect(omittedBytes).toBe(300_000 - 2 * KEPT_BYTES);
  });

  it('is of no more pieces than can be held, when a program speaks on both streams by turns', () => {
    const keeper = new OutputKeeper(8 * 1024 * 1024);
    const byte = Uint8Array.of(65);
    const pushes = 200_000;
    for (let count = 0; count < pushes; count++) {
      keeper.push('run', count % 2 === 0 ? 'stdout' : 'stderr', byte);
    }
    const { beginning, omittedBytes, end } = keeper.kept();
    expect(beginning.length + end.length).toBeLessThanOrEqual(2 * MOST_PIECES + 1);
    const length = bytesOf(beginning).length + bytesOf(end).length;
    expect(length + omittedBytes).toBe(pushes);
  });

  it('is not changed by what becomes of the bytes that were handed over', () => {
    const chunk = Buffer.from('kept');
    const keeper = new OutputKeeper(KEPT_BYTES);
    keeper.push('run', 'stdout', chunk);
    chunk.fill(0);
    expect(bytesOf(keeper.kept().beginning).toString()).toBe('kept');
  });
});
