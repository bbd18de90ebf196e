import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cpuPoints, memoryPoints, MOST_SAMPLES, UsageCurve } from '../../../shared/usage.ts';

const sample = (atMs: number, cpuMs: number | null = null) => ({
  atMs,
  memoryBytes: atMs * 10,
  cpuMs,
  processes: 2,
});

function curveOf(count: number): UsageCurve {
  const curve = new UsageCurve();
  for (let at = 1; at <= count; at += 1) curve.push(sample(at * 100));
  return curve;
}

describe('a curve', () => {
  test('of any length has a bounded number of samples, in order, the last among them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), (count) => {
        const times = curveOf(count).samples.map(({ atMs }) => atMs);
        expect(times.length).toBeLessThanOrEqual(MOST_SAMPLES + 1);
        expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
        expect(times.at(-1)).toBe(count * 100);
        expect(times.length).toBeGreaterThanOrEqual(Math.min(count, MOST_SAMPLES / 2));
      }),
      { numRuns: 60 },
    );
  });

  test('is thinned out evenly', () => {
    const times = curveOf(6_000).samples.map(({ atMs }) => atMs);
    const steps = new Set(times.slice(1, -1).map((at, place) => at - (times[place] ?? 0)));
    expect(steps.size).toBe(1);
  });

  test('passes over what is no later than the sample before', () => {
    const curve = new UsageCurve();
    for (const at of [100, 100, 50, 200]) curve.push(sample(at));
    expect(curve.samples.map(({ atMs }) => atMs)).toEqual([100, 200]);
  });
});

describe('points', () => {
  test('of the processor are shares of one between two samples', () => {
    const samples = [sample(100, 50), sample(200, 150), sample(400, null), sample(500, 150)];
    expect(cpuPoints(samples)).toEqual([
      { atMs: 100, value: 0.5 },
      { atMs: 200, value: 1 },
      { atMs: 500, value: 0 },
    ]);
  });

  test('of what is not known there are none', () => {
    expect(memoryPoints([{ ...sample(1), memoryBytes: null }, sample(2)])).toEqual([
      { atMs: 2, value: 20 },
    ]);
  });
});
