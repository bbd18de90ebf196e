import { chmodSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as files from 'node:fs/promises';
import { describe, expect, test, vi } from 'vitest';
import { isPending, writeAtomically } from '../../../electron/storage/atomic-file.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof files>();
  return {
    ...real,
    open: vi.fn<typeof real.open>(real.open),
    rename: vi.fn<typeof real.rename>(real.rename),
  };
});

describe('a file that is replaced', () => {
  test.runIf(process.platform !== 'win32')(
    'is on the disk when that is said: its text before it has its name, its name thereafter',
    async () => {
      const folder = scratchFolder();
      const order: string[] = [];
      const { open, rename } = await vi.importActual<typeof files>('node:fs/promises');
      vi.mocked(files.open).mockImplementation(async (...opening) => {
        const handle = await open(...opening);
        const sync = handle.sync.bind(handle);
        handle.sync = async () => {
          order.push(opening[0] === folder ? 'folder' : 'text');
          await sync();
        };
        return handle;
      });
      vi.mocked(files.rename).mockImplementation(async (...names) => {
        order.push('name');
        await rename(...names);
      });
      await writeAtomically(path.join(folder, 'a'), 'x');
      vi.mocked(files.open).mockImplementation(open);
      vi.mocked(files.rename).mockImplementation(rename);
      expect(order).toEqual(['text', 'name', 'folder']);
    },
  );

  test('has the new text, for this user alone, and no neighbour is left', async () => {
    const folder = scratchFolder();
    const file = path.join(folder, 'a');
    await writeAtomically(file, 'old');
    await writeAtomically(file, 'new');
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['a']);
  });

  test('is never seen half-written by whoever reads meanwhile', async () => {
    const file = path.join(scratchFolder(), 'a');
    const texts = ['x', 'y'].map((letter) => letter.repeat(3_000_000));
    await writeAtomically(file, texts[0] ?? '');
    const writing = (async () => {
      for (let time = 0; time < 6; time += 1) await writeAtomically(file, texts[time % 2] ?? '');
      return 'done';
    })();
    let reads = 0;
    let state: unknown = 'writing';
    while (state !== 'done') {
      expect(texts.includes(readFileSync(file, 'utf8'))).toBe(true);
      reads += 1;
      state = await Promise.race([writing, new Promise(setImmediate)]);
    }
    expect(reads).toBeGreaterThan(3);
  });

  test('stays as it was when it cannot be replaced, and no neighbour is left', async () => {
    const folder = scratchFolder();
    const file = path.join(folder, 'a');
    mkdirSync(file);
    writeFileSync(path.join(file, 'inside'), '');
    await expect(writeAtomically(file, 'new')).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    expect(readdirSync(folder)).toEqual(['a']);
    expect(readdirSync(file)).toEqual(['inside']);
  });

  test('in a folder that is gone is an error', async () => {
    await expect(writeAtomically(path.join(scratchFolder(), 'no', 'a'), 'x')).rejects.toThrow(
      'ENOENT',
    );
  });

  test('takes no notice of what another file’s rights were', async () => {
    const file = path.join(scratchFolder(), 'a');
    writeFileSync(file, 'old');
    chmodSync(file, 0o444);
    await writeAtomically(file, 'new');
    expect(readFileSync(file, 'utf8')).toBe('new');
  });
});

describe('what a crash leaves of a write', () => {
  test('is known by its whole name, so that no file of a person’s is taken for it', () => {
    expect(isPending('.pending-3f2a8c1e-0b1d-4c5e-9f60-718293a4b5c6')).toBe(true);
    for (const name of [
      '.pending-notes.txt',
      '.pending-',
      'pending',
      'a.pending-3f2a8c1e-0b1d-4c5e-9f60-718293a4b5c6',
      '.pending-3f2a8c1e-0b1d-4c5e-9f60-718293a4b5c6.py',
    ]) {
      expect([name, isPending(name)]).toEqual([name, false]);
    }
  });
});
