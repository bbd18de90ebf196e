import { expect, test } from 'vitest';
import { Contender } from '../../bench/contender.ts';
import type { Sample } from '../../bench/sample.ts';

const sample = (verdictMs: number): Sample => ({ firstByteMs: 1, verdictMs, removedMs: null });

/** One whose runs take so long, one after the other; null fails. */
function contender(...times: (number | null)[]): Contender {
  return new Contender('parked', () => {
    const ms = times.shift();
    if (ms === undefined || ms === null) throw new Error('nothing was parked for it');
    return Promise.resolve(sample(ms));
  });
}

test('what warms up does not count', async () => {
  const one = contender(900, 10, 20);
  for (const round of [-1, 0, 1]) await one.take(round);
  expect(one.figures?.verdict).toMatchObject({ n: 2, minimum: 10, median: 15 });
  expect(one.trouble).toBeNull();
});

test('one that is slow takes part in every fifth round', async () => {
  const one = contender(4_001);
  expect(one.isIn(1)).toBe(true);
  await one.take(-1);
  const rounds = Array.from({ length: 11 }, (_, round) => round).filter((round) => one.isIn(round));
  expect(rounds).toEqual([0, 5, 10]);
});

test('a run that failed does not count, and is told', async () => {
  const one = contender(10, null, 30);
  for (const round of [0, 1, 2]) await one.take(round);
  expect(one.figures?.verdict.n).toBe(2);
  expect(one.trouble).toBe('1 runs do not count: nothing was parked for it');
  expect(one.isIn(3)).toBe(true);
});

test('one that fails again and again has no figures and is left out', async () => {
  const one = contender(10, null, null, null, null);
  for (const round of [0, 1, 2, 3, 4]) await one.take(round);
  expect(one.figures).toBeNull();
  expect(one.trouble).toBe('nothing was parked for it');
  expect(one.isIn(5)).toBe(false);
});
