import { expect, test } from 'vitest';
import fc from 'fast-check';

// The module reads what was chosen from the browser's storage.
Object.assign(globalThis, { localStorage: { getItem: () => null, setItem: () => {} } });
const { keptIndentation, parseIndentation, shownIndentation, usualIndentation } = await import(
  '../../../renderer/editor/indentation.ts'
);

test('each language begins as its people are used to', () => {
  expect(usualIndentation('go')).toEqual({ usesTabs: true, width: 4 });
  expect(usualIndentation('python')).toEqual({ usesTabs: false, width: 4 });
  expect(usualIndentation('typescript')).toEqual({ usesTabs: false, width: 2 });
  expect(usualIndentation('constructor')).toEqual({ usesTabs: false, width: 4 });
});

test('what is kept is read as it was chosen', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.integer({ min: 1, max: 8 }), (usesTabs, width) => {
      expect(parseIndentation(keptIndentation({ usesTabs, width }))).toEqual({ usesTabs, width });
    }),
  );
});

test.each([null, '', 'detected', 'tabs', 'tabs 0', 'tabs 9', 'tabs 44', ' spaces 2', 'Spaces 2'])(
  'anything else is no choice: %j',
  (kept) => {
    expect(parseIndentation(kept)).toBeNull();
  },
);

test('it is shown in two words', () => {
  expect(shownIndentation({ usesTabs: true, width: 8 })).toBe('Tabs: 8');
  expect(shownIndentation({ usesTabs: false, width: 2 })).toBe('Spaces: 2');
});
