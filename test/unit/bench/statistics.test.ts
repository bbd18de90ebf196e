import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ratioOf, summarise } from '../../bench/statistics.ts';

test('of many values: the least, the middle, and one that nineteen of twenty do not exceed', () => {
  const values = Array.from({ length: 20 }, (_, index) => 20 - index);
  expect(summarise(values)).toEqual({ n: 20, minimum: 1, median: 10.5, p95: 19 });
});

test.each([
  [[7], { n: 1, minimum: 7, median: 7, p95: 7 }],
  [[9, 3], { n: 2, minimum: 3, median: 6, p95: 9 }],
  [[100, 2, 30], { n: 3, minimum: 2, median: 30, p95: 100 }],
])('of %j', (values, summary) => {
  expect(summarise(values)).toEqual(summary);
});

test('of nothing there is nothing to say', () => {
  expect(summarise([])).toBeNull();
});

test('the 95th percentile was measured, and at least 95 in 100 values are no larger', () => {
  const values = fc.array(fc.double({ noNaN: true, min: 0, max: 1e6 }), { minLength: 1 });
  fc.assert(
    fc.property(values, (taken) => {
      const summary = summarise(taken);
      expect(taken).toContain(summary?.p95);
      const within = taken.filter((value) => value <= (summary?.p95 ?? -1)).length;
      expect(within / taken.length).toBeGreaterThanOrEqual(0.95);
      expect(summary?.minimum).toBeLessThanOrEqual(summary?.median ?? -1);
      expect(summary?.median).toBeLessThanOrEqual(summary?.p95 ?? -1);
    }),
  );
});

test('a ratio is one median against another, where there are two', () => {
  const [two, eight] = [summarise([2]), summarise([8])];
  expect(ratioOf(two, eight)).toBe(0.25);
  expect(ratioOf(two, null)).toBeNull();
  expect(ratioOf(undefined, eight)).toBeNull();
  expect(ratioOf(two, summarise([0]))).toBeNull();
});
