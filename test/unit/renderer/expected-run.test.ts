import { describe, expect, test } from 'vitest';
import type { DeskAction } from '../../../renderer/desk/desk-state.ts';
import { expectedRun } from '../../../renderer/run/expected-run.ts';
import { after, DESCRIBED, DESCRIPTION, language } from './desk-fixture.ts';

const expectedAfter = (...actions: readonly DeskAction[]) => expectedRun(after(actions, DESCRIBED));

test('what is expected is what Run would ask for, without the text', () => {
  expect(expectedAfter()).toEqual({
    language: 'python',
    fileNames: ['main.python'],
    arguments: [],
    levels: {},
    preset: 'hardened',
    terminal: null,
  });
  expect(
    expectedAfter(
      { type: 'language-chosen', languageId: 'java' },
      { type: 'preset-chosen', presetId: 'sealed' },
      { type: 'level-set', layerId: 'memory', level: '600' },
      { type: 'arguments-typed', line: 'one "two three"' },
      { type: 'terminal-switched', terminal: true },
    ),
  ).toEqual({
    language: 'java',
    fileNames: ['main.java'],
    arguments: ['one', 'two three'],
    levels: { memory: '600' },
    preset: 'sealed',
    terminal: { columns: 80, rows: 24 },
  });
});

describe('nothing is expected', () => {
  test.each<[string, DeskAction]>([
    ['of a quote that is not closed', { type: 'arguments-typed', line: '"one' }],
    ['of a size out of range', { type: 'level-set', layerId: 'memory', level: '1' }],
    [
      'of an image that has not been made',
      {
        type: 'described',
        description: { ...DESCRIPTION, languages: [language('python', { installed: false })] },
        rememberedLanguage: null,
      },
    ],
  ])('%s', (_name, action) => {
    expect(expectedAfter(action)).toBeNull();
  });
});
