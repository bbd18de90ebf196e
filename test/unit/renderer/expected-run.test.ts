import { describe, expect, test } from 'vitest';
import type { DeskAction } from '../../../renderer/desk/desk-state.ts';
import { expectedRun } from '../../../renderer/run/expected-run.ts';
import type { SnippetView } from '../../../renderer/workspace/open-snippet.ts';
import { USUAL_SETTINGS } from '../../../shared/workspace.ts';
import { after, DESCRIBED, DESCRIPTION, language } from './desk-fixture.ts';

const file = (name: string) => ({
  name,
  shown: '',
  saving: { state: 'saved' as const },
  found: null,
  isCopied: false,
});

const PYTHON: SnippetView = {
  key: 'k',
  id: null,
  beginning: '',
  language: 'python',
  files: [file('main.py')],
  unreadable: [],
  active: 'main.py',
  settings: USUAL_SETTINGS,
};

const expectedAfter = (snippet: SnippetView | null, ...actions: readonly DeskAction[]) =>
  expectedRun(after(actions, DESCRIBED), snippet);

test('what is expected is what Run would ask for, without the text', () => {
  expect(expectedAfter(PYTHON)).toEqual({
    language: 'python',
    fileNames: ['main.py'],
    arguments: [],
    levels: {},
    preset: 'hardened',
    terminal: null,
  });
  const java: SnippetView = {
    ...PYTHON,
    language: 'java',
    files: [file('Main.java'), file('Other.java')],
    settings: { argumentLine: 'one "two three"', preparedInput: null, terminal: true },
  };
  expect(
    expectedAfter(
      java,
      { type: 'preset-chosen', presetId: 'sealed' },
      { type: 'level-set', layerId: 'memory', level: '600' },
    ),
  ).toEqual({
    language: 'java',
    fileNames: ['Main.java', 'Other.java'],
    arguments: ['one', 'two three'],
    levels: { memory: '600' },
    preset: 'sealed',
    terminal: { columns: 80, rows: 24 },
  });
});

describe('nothing is expected', () => {
  test('while no program is shown', () => {
    expect(expectedAfter(null)).toBeNull();
  });

  test('of a quote that is not closed', () => {
    const settings = { ...USUAL_SETTINGS, argumentLine: '"one' };
    expect(expectedAfter({ ...PYTHON, settings })).toBeNull();
  });

  test.each<[string, DeskAction]>([
    ['of a size out of range', { type: 'level-set', layerId: 'memory', level: '1' }],
    [
      'of an image that has not been made',
      {
        type: 'described',
        description: { ...DESCRIPTION, languages: [language('python', { installed: false })] },
        rememberedLanguage: null,
        rememberedPreset: null,
      },
    ],
  ])('%s', (_name, action) => {
    expect(expectedAfter(PYTHON, action)).toBeNull();
  });
});
