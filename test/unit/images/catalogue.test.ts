import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { languageById, readCatalogue } from '../../../electron/images/catalogue.ts';
import { badInput, refusalOf, refusedFor } from '../support/refusal.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const GOOD = {
  id: 'python',
  name: 'Python',
  toolchain: 'CPython',
  remark: null,
  endings: ['.py'],
  untitled: 'main.py',
  editorId: 'python',
  compile: null,
  run: ['python3', '{entry}'],
  hold: { compile: null, run: null },
  executableScratch: false,
  raisedDefaults: { memory: 512 },
  sample: 'sample.py',
};

const holding = (run: unknown) => ({ compile: null, run });

/** A folder images with these manifests: folder → manifest, as text or to be written as JSON. */
function images(
  manifests: Readonly<Record<string, unknown>>,
  sample: string | null = 'sample.py',
): string {
  const folder = scratchFolder();
  for (const [id, manifest] of Object.entries(manifests)) {
    mkdirSync(path.join(folder, id));
    const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest);
    writeFileSync(path.join(folder, id, 'manifest.json'), text);
    if (sample !== null) writeFileSync(path.join(folder, id, sample), 'print(1)\n');
  }
  return folder;
}

describe('the catalogue', () => {
  test('is every folder with a manifest, and its sample’s text', () => {
    const folder = images({ python: GOOD });
    mkdirSync(path.join(folder, 'base'));
    expect(readCatalogue(folder)).toEqual([{ ...GOOD, sample: 'print(1)\n' }]);
  });

  test('is in the order in which people know them, others behind', () => {
    const ids = ['zig', 'c', 'lua', 'ada', 'python'];
    const folder = images(Object.fromEntries(ids.map((id) => [id, { ...GOOD, id }])));
    expect(readCatalogue(folder).map(({ id }) => id)).toEqual(['python', 'c', 'lua', 'ada', 'zig']);
  });
});

describe('a manifest that is not understood is named', () => {
  const { run: _run, ...withoutRun } = GOOD;
  test.each<[string, unknown]>([
    ['another id than its folder’s', { ...GOOD, id: 'ruby' }],
    ['a field that there is not', { ...GOOD, image: 'evil/python' }],
    ['a field missing', withoutRun],
    ['a command of no word', { ...GOOD, run: [] }],
    ['a command with an empty word', { ...GOOD, run: ['python3', ''] }],
    ['a command as one text', { ...GOOD, run: 'python3 {entry}' }],
    ['no ending', { ...GOOD, endings: [] }],
    ['an ending without a dot', { ...GOOD, endings: ['py'] }],
    ['a sample elsewhere', { ...GOOD, sample: '../../etc/passwd' }],
    ['a raise of a layer that has no size', { ...GOOD, raisedDefaults: { network: 1 } }],
    ['a raise to nothing', { ...GOOD, raisedDefaults: { memory: 0 } }],
    ['a raise that is no number', { ...GOOD, raisedDefaults: { memory: '512' } }],
    ['a hold at something that there is not', { ...GOOD, hold: holding({ at: 'start' }) }],
    [
      'a hold at a file elsewhere',
      { ...GOOD, hold: holding({ at: 'touch', file: '/etc/passwd' }) },
    ],
    ['a hold at a file above', { ...GOOD, hold: holding({ at: 'touch', file: './../x' }) }],
    [
      'a hold of a compiler that is none',
      { ...GOOD, hold: { compile: { at: 'time' }, run: null } },
    ],
    ['no word of holding', { ...GOOD, hold: undefined }],
    ['no object', []],
    ['no JSON', '{'],
    ['nothing', ''],
  ])('%s', (_name, manifest) => {
    const refused = refusalOf(() => readCatalogue(images({ python: manifest })));
    expect(refused).toEqual(refusedFor('internal', 'manifest of the language “python”'));
  });

  test('also when its sample is not there', () => {
    const refused = refusalOf(() => readCatalogue(images({ python: GOOD }, null)));
    expect(refused).toEqual(refusedFor('internal', 'manifest of the language “python”'));
  });
});

describe('a language by its id', () => {
  const languages = readCatalogue(path.join(import.meta.dirname, '../../../images'));

  test('is the one', () => {
    expect(languageById(languages, 'cpp').name).toBe('C++');
  });

  test.each(['cobol', '', 'Python', '__proto__', 'constructor', '../base'])(
    '%j is none, and those that there are are listed',
    (id) => {
      const refused = refusalOf(() => languageById(languages, id));
      expect(refused).toEqual(badInput(`“${id}”`));
      for (const language of languages) expect(refused?.sentence).toContain(language.id);
    },
  );
});
