import { describe, expect, it } from 'vitest';
import {
  holdsAt,
  isLowered,
  layersInError,
  presetLevel,
  sizeError,
} from '../../../renderer/isolation/levels.ts';
import { DESCRIPTION, language, MEMORY, NETWORK, SECCOMP } from './desk-fixture.ts';

const hardened = DESCRIPTION.presets[1] ?? null;

describe('presetLevel', () => {
  it('is the preset’s, and the layer’s own default without one', () => {
    expect(presetLevel(SECCOMP, DESCRIPTION.presets[0] ?? null, null)).toBe('strict');
    expect(presetLevel(SECCOMP, null, null)).toBe('default');
  });

  it('gives a language the size it needs, never less than the preset’s, never past the ceiling', () => {
    const needs = (memory: number) => language('java', { raisedDefaults: { memory } });
    expect(presetLevel(MEMORY, hardened, needs(512))).toBe('512');
    expect(presetLevel(MEMORY, hardened, needs(128))).toBe('256');
    expect(presetLevel(MEMORY, hardened, needs(4096))).toBe('2000');
  });
});

describe('isLowered', () => {
  it.each([
    ['default', 'strict', true],
    ['off', 'default', true],
    ['strict', 'default', false],
    ['default', 'default', false],
  ])('%s from %s: %s', (level, from, expected) => {
    expect(isLowered(SECCOMP, level, from)).toBe(expected);
  });

  it('is said of a larger size, though every size in range holds', () => {
    expect(isLowered(MEMORY, '2000', '256')).toBe(true);
    expect(isLowered(MEMORY, '64', '256')).toBe(false);
    expect(isLowered(MEMORY, '256', '256')).toBe(false);
    expect(holdsAt(MEMORY, '2000')).toBe(true);
  });

  it.each(['', '1e9', '2001', 'much'])(
    'is not said of %j, which no run can be asked with',
    (typed) => {
      expect(isLowered(MEMORY, typed, '256')).toBe(false);
    },
  );
});

describe('holdsAt', () => {
  it('knows open levels, and takes an unknown one for open', () => {
    expect(holdsAt(NETWORK, 'none')).toBe(true);
    expect(holdsAt(NETWORK, 'internet')).toBe(false);
    expect(holdsAt(NETWORK, 'moon')).toBe(false);
  });
});

describe('sizeError', () => {
  it.each(['16', '2000', '64.5', ' 64 '])('takes %j', (typed) => {
    expect(sizeError(MEMORY, typed)).toBeNull();
  });

  it.each(['', ' ', '15', '2001', '-64', '1e3', '0x40', 'NaN', 'Infinity', '64 MiB', '1.2345'])(
    'refuses %j with the range',
    (typed) => {
      expect(sizeError(MEMORY, typed)).toBe('A number from 16 to 2,000 MiB.');
    },
  );

  it('is all right with a ceiling that nobody knows yet', () => {
    expect(sizeError({ ...MEMORY, ceiling: null }, '999999')).toBeNull();
  });

  it('finds the layers that stand in the way of a run', () => {
    expect(layersInError([NETWORK, MEMORY], { memory: '5', network: 'internet' })).toEqual([
      MEMORY,
    ]);
    expect(layersInError([NETWORK, MEMORY], {})).toEqual([]);
  });
});
