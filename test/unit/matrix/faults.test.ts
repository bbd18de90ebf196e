/** The matrix's own judgement: no lie of an engine's may pass for a result. */
import { describe, expect, test } from 'vitest';
import { readingFaults, trialFaults } from '../../engine/matrix/faults.ts';
import type { Shown } from '../../engine/matrix/table.ts';

const engine = {
  enforces: ['network', 'memory'],
  cannot: ['seccomp', 'cpu'],
  refuses: ['runtime'],
  closedAnyway: {},
};
const shown = (state: Shown['state'], works: boolean | null): Shown => ({ state, works });
const choice = (layer: string) => ({ layer, does: 'tries it' });
const size = { layer: 'memory', does: 'eats', openHolds: true };

describe('a layer that a program tried', () => {
  test('is well when it is stopped in green, and open lets it through', () => {
    const on = shown('enforced', false);
    expect(trialFaults(engine, choice('network'), on, shown('open', true))).toEqual([]);
    expect(trialFaults(engine, size, on, shown('enforced', true))).toEqual([]);
  });

  test.each([
    ['green, and the program got through', 'lsm', shown('enforced', true), shown('open', true)],
    ['green, and nobody knows', 'lsm', shown('enforced', null), shown('open', true)],
    ['green at an open level', 'lsm', shown('enforced', false), shown('enforced', true)],
    ['green where the engine cannot', 'seccomp', shown('enforced', false), shown('open', true)],
    ['open where the engine cannot', 'seccomp', shown('open', false), shown('open', true)],
    [
      'not green where the engine can',
      'network',
      shown('inconclusive', false),
      shown('open', true),
    ],
    ['refused where the engine can', 'network', shown('refused', null), shown('open', true)],
    ['stopped by something else', 'network', shown('enforced', false), shown('open', false)],
    ['open that reads otherwise', 'network', shown('enforced', false), shown('inconclusive', true)],
  ])('is at fault when it is %s', (_name, layer, on, off) => {
    expect(trialFaults(engine, choice(layer), on, off)).not.toEqual([]);
  });

  test('is at fault when a larger size is no limit', () => {
    expect(trialFaults(engine, size, shown('enforced', false), shown('open', true))).not.toEqual(
      [],
    );
  });

  test('is at fault when the engine cannot, and the weaker level is green', () => {
    const off = shown('enforced', true);
    const cannotSize = { ...size, layer: 'cpu' };
    expect(trialFaults(engine, cannotSize, shown('inconclusive', false), off)).not.toEqual([]);
  });

  test('that an engine does not have is refused, and nothing else', () => {
    const off = shown('open', true);
    expect(trialFaults(engine, choice('runtime'), shown('refused', null), off)).toEqual([]);
    expect(trialFaults(engine, choice('runtime'), shown('inconclusive', false), off)).not.toEqual(
      [],
    );
  });

  test('may be closed anyway, and must be then', () => {
    const closed = { ...engine, closedAnyway: { 'tries it': 'it has none' } };
    const on = shown('enforced', false);
    expect(trialFaults(closed, choice('network'), on, shown('open', false))).toEqual([]);
    expect(trialFaults(closed, choice('network'), on, shown('open', true))).not.toEqual([]);
  });

  test('that an engine promises nothing of may read as it does, but green', () => {
    const nothing = { enforces: [], cannot: [], refuses: [], closedAnyway: {} };
    const ways: readonly Shown['state'][] = ['open', 'inconclusive', 'unavailable', 'refused'];
    for (const state of ways) {
      expect(
        trialFaults(nothing, choice('lsm'), shown(state, true), shown('open', true)),
        state,
      ).toEqual([]);
    }
  });
});

test('a layer that no program tries is held to what the engine promises', () => {
  expect(readingFaults(engine, 'network', shown('enforced', null))).toEqual([]);
  expect(readingFaults(engine, 'network', shown('open', null))).not.toEqual([]);
  expect(readingFaults(engine, 'seccomp', shown('enforced', null))).not.toEqual([]);
  expect(readingFaults(engine, 'seccomp', shown('unavailable', null))).toEqual([]);
  expect(readingFaults(engine, 'lsm', undefined)).not.toEqual([]);
});
