import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { nearestStop, sizeMarks, sizeStops } from '../../../renderer/isolation/size-stops.ts';
import { sizeError } from '../../../renderer/isolation/levels.ts';
import { LAYERS } from '../../../shared/layers/index.ts';
import { describeLayer } from '../../../shared/layers/layer.ts';
import { parseLevel } from '../../../shared/layers/levels.ts';

const CAPACITY = { memoryMiB: 8192, cpus: 4 };
const sized = LAYERS.filter((layer) => layer.kind === 'sized');

describe.each(sized.map((layer) => [layer.id, layer] as const))(
  'the slider of %s',
  (_id, layer) => {
    const described = describeLayer(layer, CAPACITY);
    const marks = sizeMarks(described, { name: 'Java', raised: layer.default * 2 });
    const stops = sizeStops(described, marks);

    it('stops at the least, the usual and the most, and between them', () => {
      expect(stops[0]).toBe(layer.minimum);
      expect(stops.at(-1)).toBe(described.ceiling);
      for (const { size } of marks) expect(stops).toContain(size);
      expect(stops.length).toBeGreaterThan(6);
      expect(stops.length).toBeLessThan(45);
      expect(stops).toEqual([...new Set(stops)].toSorted((one, other) => one - other));
    });

    it('stops only at sizes that can be asked for', () => {
      for (const stop of stops) {
        expect(sizeError(described, String(stop))).toBeNull();
        expect(parseLevel(layer, String(stop), CAPACITY)).toBe(String(stop));
      }
    });
  },
);

test('where the ceiling is not known there is no slider', () => {
  const memory = describeLayer(sized.find(({ id }) => id === 'memory') ?? sized[0]!, null);
  expect(sizeStops(memory, sizeMarks(memory, null))).toEqual([]);
});

test('a language’s size beyond the ceiling is no mark', () => {
  const memory = describeLayer(sized.find(({ id }) => id === 'memory') ?? sized[0]!, CAPACITY);
  const marks = sizeMarks(memory, { name: 'Java', raised: 100_000 });
  expect(marks.map(({ title }) => title)).toEqual(['least', 'Hardened', 'most']);
});

test('every stop is nearest to itself', () => {
  const stops = [0.1, 1, 16, 24, 4000];
  fc.assert(
    fc.property(fc.nat(stops.length - 1), (at) => {
      expect(nearestStop(stops, stops[at] ?? 1)).toBe(at);
    }),
  );
  expect(nearestStop(stops, 1_000_000)).toBe(4);
  expect(nearestStop(stops, 3.9)).toBe(1);
});
