import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SnippetStore } from '../../../../electron/storage/workspace/snippet-store.ts';
import { badInput, refusedFor, rejectionOf } from '../../support/refusal.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

function workspace() {
  const folder = scratchFolder();
  const open = () => new SnippetStore(folder, (name) => (name.endsWith('.c') ? 'c' : 'python'));
  return { folder, store: open(), again: open };
}

async function withOne(text = 'x = 1') {
  const made = workspace();
  const snippet = await made.store.create('python', [{ name: 'main.py', text }]);
  const place = path.join(made.folder, snippet.id);
  return { ...made, id: snippet.id, revision: snippet.files[0]?.revision ?? '', place };
}

describe('a file of a snippet', () => {
  test.each([
    ['main.py', 'print("🧤")\r\n'],
    ['-rf', ''],
    ['a name with spaces and "quotes".js', '\ufeffbom'],
    ['..hidden', 'nul \0 is kept: it is the person’s text'],
    ['.pending-notes', 'x'],
    ['snippet.json', '{}'],
  ])('%j is read as it was written', async (name, text) => {
    const { store, again } = workspace();
    const { id } = await store.create('python', [{ name, text }]);
    expect((await again().open(id)).files).toMatchObject([{ name, text }]);
  });

  test('of any text comes back the same', async () => {
    const { store, id, revision } = await withOne();
    let base = revision;
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
        base = await store.save(id, { name: 'main.py', text }, base);
        expect((await store.open(id)).files[0]?.text).toBe(text);
      }),
      { numRuns: 30 },
    );
  });

  test.each(['', '.', '..', '../escape', 'a/b', 'a\\b', 'a\nb', 'a\0b', '\ud800'])(
    'is never called %j',
    async (name) => {
      const { store, id, place } = await withOne();
      const before = readdirSync(path.join(place, 'files'));
      const attempts = [
        store.save(id, { name, text: 'x' }, null),
        store.renameFile(id, 'main.py', name),
        store.renameFile(id, name, 'x'),
        store.removeFile(id, name),
        store.create('python', [{ name, text: '' }]),
      ];
      for (const attempt of attempts) expect((await rejectionOf(attempt))?.code).toBe('bad-input');
      expect(readdirSync(path.join(place, 'files'))).toEqual(before);
    },
  );

  test('with half a surrogate pair, or larger than 8 MiB, is refused and unchanged', async () => {
    const { store, id, revision } = await withOne('good');
    const save = (text: string) => store.save(id, { name: 'main.py', text }, revision);
    expect(await rejectionOf(save('bad \ud83d'))).toEqual(badInput('surrogate'));
    expect(await rejectionOf(save('x'.repeat(8 * 1024 * 1024 + 1)))).toEqual(badInput('8 MiB'));
    expect((await store.open(id)).files[0]?.text).toBe('good');
  });

  test('that is no UTF-8 is told, and left as it is', async () => {
    const { store, id, place } = await withOne();
    const bytes = Buffer.from([0x63, 0x61, 0x66, 0xe9]);
    writeFileSync(path.join(place, 'files', 'latin1.py'), bytes);
    const { files, unreadable } = await store.open(id);
    expect(files.map(({ name }) => name)).toEqual(['main.py']);
    expect(unreadable).toEqual([
      { name: 'latin1.py', sentence: expect.stringContaining('not UTF-8') },
    ]);
    expect(readFileSync(path.join(place, 'files', 'latin1.py'))).toEqual(bytes);
  });

  test('that was saved by another window meanwhile is not overwritten', async () => {
    const { store, again, id, revision } = await withOne('both');
    const theirs = await again().save(id, { name: 'main.py', text: 'theirs' }, revision);
    const mine = store.save(id, { name: 'main.py', text: 'mine' }, revision);
    expect(await rejectionOf(mine)).toEqual(refusedFor('conflict', 'main.py'));
    expect((await store.open(id)).files[0]?.text).toBe('theirs');
    await store.save(id, { name: 'main.py', text: 'mine' }, theirs);
    expect((await store.open(id)).files[0]?.text).toBe('mine');
  });

  test('that was made by another window meanwhile is not overwritten as if it were new', async () => {
    const { store, id } = await withOne();
    await store.save(id, { name: 'helper.py', text: 'theirs' }, null);
    const mine = store.save(id, { name: 'helper.py', text: 'mine' }, null);
    expect((await rejectionOf(mine))?.code).toBe('conflict');
  });

  test('is saved anew where it has vanished from the disk, by those who know that', async () => {
    const { store, id, revision } = await withOne();
    await store.save(id, { name: 'b.py', text: '' }, null);
    await store.removeFile(id, 'main.py');
    const unknowing = store.save(id, { name: 'main.py', text: 'again' }, revision);
    expect(await rejectionOf(unknowing)).toEqual(refusedFor('conflict', 'main.py'));
    expect((await store.open(id)).files.map(({ name }) => name)).toEqual(['b.py']);
    await store.save(id, { name: 'main.py', text: 'again' }, null);
    expect((await store.open(id)).files).toMatchObject([{ text: 'again' }, { name: 'b.py' }]);
  });

  test('that is taken out is kept beside the others', async () => {
    const { store, id, place } = await withOne('precious');
    await store.save(id, { name: 'b.py', text: '' }, null);
    await store.removeFile(id, 'main.py');
    const [kept = ''] = readdirSync(path.join(place, 'removed'));
    expect(kept).toMatch(/main\.py$/);
    expect(readFileSync(path.join(place, 'removed', kept), 'utf8')).toBe('precious');
    expect(await rejectionOf(store.removeFile(id, 'b.py'))).toEqual(badInput('one'));
  });

  test.each([
    ['main.py', 'MAIN.py'],
    ['caf\u00e9.py', 'cafe\u0301.py'],
  ])('%j is never replaced by %j, which is the same on some disks', async (one, other) => {
    const { store, id } = await withOne();
    await store.save(id, { name: 'b.py', text: 'b' }, null);
    if (one !== 'main.py') await store.save(id, { name: one, text: 'x = 1' }, null);
    const pair = [one, other].map((name) => ({ name, text: name }));
    const attempts = [
      store.save(id, { name: other, text: 'other' }, null),
      store.renameFile(id, 'b.py', other),
    ];
    for (const attempt of attempts) {
      expect(await rejectionOf(attempt)).toEqual(refusedFor('conflict', one));
    }
    expect(await rejectionOf(store.create('python', pair))).toEqual(badInput('same name'));
    const { files } = await store.open(id);
    expect(files.map(({ name }) => name)).toEqual([...new Set(['main.py', 'b.py', one])]);
  });

  test('takes its own name in other letters', async () => {
    const { store, id } = await withOne('mine');
    await store.renameFile(id, 'main.py', 'Main.py');
    expect((await store.open(id)).files).toMatchObject([{ name: 'Main.py', text: 'mine' }]);
  });

  test('keeps its place when it is renamed', async () => {
    const { store, again, id } = await withOne();
    await store.save(id, { name: 'b.py', text: '' }, null);
    await store.renameFile(id, 'main.py', 'z.py');
    expect((await again().open(id)).files.map(({ name }) => name)).toEqual(['z.py', 'b.py']);
    expect((await rejectionOf(store.renameFile(id, 'z.py', 'b.py')))?.code).toBe('conflict');
  });
});

describe('saves of one file at once', () => {
  test('end in the last one given, whole', async () => {
    const { store, again, id } = await withOne();
    const texts = Array.from({ length: 20 }, (_, at) => String(at).repeat(3_000_000 / 4 ** at));
    let base: string | null = (await store.open(id)).files[0]?.revision ?? null;
    for (const text of texts) base = await store.save(id, { name: 'main.py', text }, base);
    expect((await again().open(id)).files[0]?.text === texts.at(-1)).toBe(true);
  });

  test('from one text let one of them through', async () => {
    const { store, id, revision } = await withOne();
    const saves = ['a', 'b', 'c'].map((text) =>
      rejectionOf(store.save(id, { name: 'main.py', text }, revision)),
    );
    const refusals = (await Promise.all(saves)).map((refusal) => refusal?.code ?? 'saved');
    expect(refusals).toEqual(['saved', 'conflict', 'conflict']);
  });
});

describe('the list', () => {
  test('is in the order in which the snippets were made', async () => {
    const { store, again } = workspace();
    for (const name of ['zebra.py', 'ant.py', 'mole.py']) {
      await store.create('python', [{ name, text: '1' }]);
      await later();
    }
    const { snippets } = await again().list();
    expect(snippets.map(({ fileNames }) => fileNames[0])).toEqual([
      'zebra.py',
      'ant.py',
      'mole.py',
    ]);
  });

  test('leaves out what a crash left of a making, links, and what is no snippet', async () => {
    const { folder, store, place } = await withOne();
    const half = '00000000-0000-4000-8000-000000000000';
    mkdirSync(path.join(folder, half, 'files'), { recursive: true });
    mkdirSync(path.join(folder, 'other'));
    symlinkSync('/nowhere/at/all', path.join(place, 'files', 'dangling'));
    writeFileSync(path.join(place, 'files', '.pending-3f2a8c1e-0b1d-4c5e-9f60-718293a4b5c6'), '');
    const { snippets, remarks } = await store.list();
    expect(snippets.map(({ fileNames }) => fileNames)).toEqual([['main.py']]);
    expect(remarks).toEqual([]);
  });

  test('takes in files that were put into the workspace by hand', async () => {
    const { folder, store } = workspace();
    writeFileSync(path.join(folder, 'found.c'), 'int main;');
    const { snippets } = await store.list();
    expect(snippets).toMatchObject([{ language: 'c', fileNames: ['found.c'] }]);
    expect((await store.open(snippets[0]?.id ?? '')).files[0]?.text).toBe('int main;');
  });

  test('loses a snippet that is removed, and gets it back', async () => {
    const { store, id } = await withOne('precious');
    await store.remove(id);
    expect((await store.list()).snippets).toEqual([]);
    expect((await rejectionOf(store.open(id)))?.code).toBe('not-found');
    await store.restore(id);
    expect((await store.open(id)).files[0]?.text).toBe('precious');
  });
});

describe('a record', () => {
  test.each(['', '{', '[]', '{"version": 1}', '{"version": "1"}', 'null'])(
    'that is damaged (%j) is set aside, and no text is lost',
    async (damaged) => {
      const { store, id, place } = await withOne('precious');
      writeFileSync(path.join(place, 'snippet.json'), damaged);
      const { snippets, remarks } = await store.list();
      expect(snippets).toMatchObject([{ id, language: 'python', fileNames: ['main.py'] }]);
      expect(remarks).toEqual([expect.stringContaining('main.py')]);
      const aside = readdirSync(place).filter((name) => name.includes('damaged'));
      expect(aside.map((name) => readFileSync(path.join(place, name), 'utf8'))).toEqual([damaged]);
      expect((await store.list()).remarks).toEqual([]);
      expect((await store.open(id)).files[0]?.text).toBe('precious');
    },
  );

  test('of a newer version is reported, and nothing of it is touched', async () => {
    const { store, id, place } = await withOne();
    const newer = '{"version": 2, "language": "python", "pages": []}';
    writeFileSync(path.join(place, 'snippet.json'), newer);
    const { snippets, remarks } = await store.list();
    expect(snippets).toEqual([]);
    expect(remarks).toEqual([expect.stringContaining('newer Glovebox')]);
    expect((await rejectionOf(store.open(id)))?.code).toBe('not-found');
    const arrangement = {
      language: 'c',
      fileNames: [],
      settings: { argumentLine: '', preparedInput: null, terminal: false },
    };
    expect((await rejectionOf(store.arrange(id, arrangement)))?.code).toBe('not-found');
    expect(readFileSync(path.join(place, 'snippet.json'), 'utf8')).toBe(newer);
  });

  test('keeps language, order and settings', async () => {
    const { store, again, id } = await withOne();
    await store.save(id, { name: 'b.py', text: '' }, null);
    const settings = { argumentLine: '-v "a b"', preparedInput: '1\n2\n', terminal: true };
    await store.arrange(id, { language: 'c', fileNames: ['b.py', 'main.py'], settings });
    const found = await again().open(id);
    expect(found).toMatchObject({ language: 'c', settings });
    expect(found.files.map(({ name }) => name)).toEqual(['b.py', 'main.py']);
  });
});

test.each(['..', '../..', 'not-an-id', '', '.removed'])('%j is no snippet’s id', async (id) => {
  const { store } = workspace();
  const attempts = [store.open(id), store.remove(id), store.restore(id), store.removeFile(id, 'a')];
  for (const attempt of attempts) expect(await rejectionOf(attempt)).toEqual(badInput('id'));
});
