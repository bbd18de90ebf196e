import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Workspace } from '../../../electron/storage/workspace.ts';
import { badInput, refusalOf, refusedFor, rejectionOf } from '../support/refusal.ts';
import { checkFileName } from '../../../shared/file-name.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

function workspace() {
  const folder = scratchFolder();
  return { folder, files: new Workspace(folder), again: () => new Workspace(folder) };
}

describe('a file of the workspace', () => {
  test.each([
    ['main.py', 'print("🧤")\r\n'],
    ['-rf', ''],
    ['a name with spaces and "quotes".js', '\ufeffbom'],
    ['..hidden', 'nul \0 is kept: it is the person’s text'],
    ['.pending-notes', 'x'],
  ])('%j is read as it was written', async (name, text) => {
    const { files, again } = workspace();
    await files.write({ name, text });
    expect(await again().read(name)).toEqual({ name, text });
    expect(await again().list()).toEqual([name]);
  });

  test('of any text comes back the same', async () => {
    const { files } = workspace();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
        await files.write({ name: 'any', text });
        expect((await files.read('any')).text).toBe(text);
      }),
      { numRuns: 30 },
    );
  });

  test.each(['', '.', '..', '../escape', 'a/b', 'a\\b', 'a\nb', 'a\0b', '\ud800'])(
    'is never called %j, whether to read or to write',
    async (name) => {
      const { folder, files } = workspace();
      expect((await rejectionOf(files.write({ name, text: 'x' })))?.code).toBe('bad-input');
      expect((await rejectionOf(files.read(name)))?.code).toBe('bad-input');
      expect(refusalOf(() => checkFileName(name))?.code).toBe('bad-input');
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  test('that is not there is not found', async () => {
    expect(await rejectionOf(workspace().files.read('gone.py'))).toEqual(
      refusedFor('not-found', '“gone.py”'),
    );
  });

  test('with half a surrogate pair is refused: it could not be read back', async () => {
    const { folder, files } = workspace();
    await files.write({ name: 'a', text: 'good' });
    expect(await rejectionOf(files.write({ name: 'a', text: 'bad \ud83d' }))).toEqual(
      badInput('surrogate'),
    );
    expect(readFileSync(path.join(folder, 'a'), 'utf8')).toBe('good');
  });

  test('is kept up to 8 MiB', async () => {
    const { files } = workspace();
    const largest = 'x'.repeat(8 * 1024 * 1024);
    await files.write({ name: 'a', text: largest });
    expect((await files.read('a')).text.length).toBe(largest.length);
    expect(await rejectionOf(files.write({ name: 'a', text: `${largest}x` }))).toEqual(
      badInput('larger than 8 MiB'),
    );
    expect((await files.read('a')).text.length).toBe(largest.length);
  });

  test('that is no UTF-8 is told, and left as it is', async () => {
    const { folder, files } = workspace();
    const bytes = Buffer.from([0x63, 0x61, 0x66, 0xe9]);
    writeFileSync(path.join(folder, 'latin1.py'), bytes);
    expect(await rejectionOf(files.read('latin1.py'))).toEqual(badInput('not UTF-8'));
    expect(readFileSync(path.join(folder, 'latin1.py'))).toEqual(bytes);
    expect(await files.list()).toEqual(['latin1.py']);
  });
});

describe('writes of one file at once', () => {
  test('end in the last one given, whole', async () => {
    const { files, again } = workspace();
    const texts = Array.from({ length: 20 }, (_, at) => String(at).repeat(3_000_000 / 4 ** at));
    await Promise.all(texts.map((text) => files.write({ name: 'a', text })));
    expect((await again().read('a')).text === texts.at(-1)).toBe(true);
    expect(await again().list()).toEqual(['a']);
  });

  test('of which one is refused leave the others alone', async () => {
    const { files } = workspace();
    const first = files.write({ name: 'a', text: 'one' });
    const bad = rejectionOf(files.write({ name: 'a', text: '\ud800' }));
    const last = files.write({ name: 'a', text: 'three' });
    await Promise.all([first, last]);
    expect((await bad)?.code).toBe('bad-input');
    expect((await files.read('a')).text).toBe('three');
  });

  test('that fail on the disk do not block the next', async () => {
    const { folder, files } = workspace();
    mkdirSync(path.join(folder, 'a'));
    writeFileSync(path.join(folder, 'a', 'inside'), '');
    await expect(files.write({ name: 'a', text: 'x' })).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    await files.write({ name: 'b', text: 'y' });
    expect((await files.read('b')).text).toBe('y');
  });
});

describe('the list', () => {
  test('is in the order of the alphabet, whatever was made or saved last', async () => {
    const { files, again } = workspace();
    for (const name of ['zebra.py', 'main10.py', 'ant.py', 'main2.py', 'Mole.py']) {
      await files.write({ name, text: '1' });
    }
    await files.write({ name: 'ant.py', text: '2' });
    const names = ['ant.py', 'main2.py', 'main10.py', 'Mole.py', 'zebra.py'];
    expect(await files.list()).toEqual(names);
    expect(await again().list()).toEqual(names);
  });

  test('leaves out what a crash left of a write, and folders', async () => {
    const { folder, files } = workspace();
    await files.write({ name: 'a', text: '' });
    writeFileSync(path.join(folder, '.pending-3f2a8c1e-0b1d-4c5e-9f60-718293a4b5c6'), 'half');
    mkdirSync(path.join(folder, 'folder'));
    expect(await files.list()).toEqual(['a']);
  });

  test('is not lost to a link that leads nowhere', async () => {
    const { folder, files } = workspace();
    await files.write({ name: 'a', text: '' });
    symlinkSync('/nowhere/at/all', path.join(folder, 'dangling'));
    expect(await files.list()).toEqual(['a']);
  });

  test('of nothing is empty', async () => {
    expect(await workspace().files.list()).toEqual([]);
  });
});
