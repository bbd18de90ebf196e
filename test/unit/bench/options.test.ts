import { expect, test } from 'vitest';
import { readCatalogue } from '../../../electron/images/catalogue.ts';
import { findImageFolder } from '../../../electron/images/image-folder.ts';
import { estimatedMs } from '../../bench/estimate.ts';
import { parseOptions, PARTS } from '../../bench/options.ts';
import { PROGRAMS } from '../../bench/programs.ts';

const LANGUAGES = ['python', 'c'];

test('by itself it measures everything in full', () => {
  expect(parseOptions([], LANGUAGES)).toEqual({
    readmeOnly: false,
    isQuick: false,
    rounds: 20,
    languages: [],
    parts: PARTS,
  });
});

test('what is asked for is what is measured', () => {
  const words = ['--quick', '--rounds', '5', '--languages', 'c,python', '--parts', 'flood'];
  expect(parseOptions(words, LANGUAGES)).toMatchObject({
    isQuick: true,
    rounds: 5,
    languages: ['c', 'python'],
    parts: ['flood'],
  });
});

test.each([
  [['--languages', 'cobol'], 'There is no language “cobol”; there are python, c.'],
  [['--parts', 'memory,nothing'], 'There is no part “nothing”'],
  [['--rounds', '0'], '--rounds takes a whole number from 1 to 1000, not “0”.'],
  [['--rounds', 'many'], '--rounds takes a whole number'],
  [['--fast'], '--fast'],
])('%j is refused with a sentence', (words, sentence) => {
  expect(() => parseOptions(words, LANGUAGES)).toThrow(sentence);
});

test('every language has a program', () => {
  const ids = readCatalogue(findImageFolder()).map(({ id }) => id);
  expect(Object.keys(PROGRAMS).toSorted()).toEqual(ids.toSorted());
});

test('the whole takes no longer than is promised, and less of it takes less', () => {
  const full = estimatedMs(parseOptions([], LANGUAGES));
  expect(full).toBeLessThanOrEqual(25 * 60_000);
  expect(estimatedMs(parseOptions(['--languages', 'c'], LANGUAGES))).toBeLessThan(full);
  expect(estimatedMs(parseOptions(['--quick'], LANGUAGES))).toBeLessThan(full / 3);
});
