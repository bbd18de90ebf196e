import { expect, test } from 'vitest';
import { presetWords } from '../../../renderer/history/preset-words.ts';

const BUILT_IN = [{ id: 'hardened', title: 'Hardened' }];
const SMALL = { id: 'x', title: 'Small lab', levels: { memory: '64', network: 'internet' } };

test.each([
  ['Hardened', null, {}],
  ['Hardened and 1 change', null, { memory: '64' }],
  ['Small lab', SMALL, { memory: '64', network: 'internet' }],
  // The language's own size, above the preset's.
  ['Small lab', SMALL, { network: 'internet' }],
  ['Small lab and 2 changes', SMALL, { memory: '64', network: 'none', user: 'root' }],
])('a run is said to be with %s', (words, ownPreset, levels) => {
  expect(presetWords({ preset: 'hardened', ownPreset, levels }, BUILT_IN)).toBe(words);
});

test('a preset that this Glovebox does not have is named by its id', () => {
  expect(presetWords({ preset: 'later', ownPreset: null, levels: {} }, BUILT_IN)).toBe('later');
});
