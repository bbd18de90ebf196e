import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDataFolder } from '../../../electron/storage/data-folder.ts';
import { openAtKeptPort } from '../../../electron/storage/page-ports.ts';
import { GloveboxError } from '../../../shared/outcome.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

/** A system's ports: which are taken, and the free one that it gives out next. */
function ports() {
  const taken = new Set<number>();
  let next = 40_000;
  const asked: number[] = [];
  const open = async (port: number) => {
    asked.push(port);
    if (taken.has(port)) throw new GloveboxError('conflict', `Port ${port} is in use.`);
    const given = port === 0 ? next++ : port;
    taken.add(given);
    return { port: given, close: () => taken.delete(given) };
  };
  return { open, taken, asked };
}

describe('the page’s port', () => {
  test('is the same at the next start', async () => {
    const { open } = ports();
    const folder = openDataFolder(scratchFolder());
    const first = await openAtKeptPort(folder, open);
    first.close();
    expect((await openAtKeptPort(folder, open)).port).toBe(first.port);
  });

  test('is another while it is taken, and that is kept for a second instance', async () => {
    const { open } = ports();
    const folder = openDataFolder(scratchFolder());
    const first = await openAtKeptPort(folder, open);
    const second = await openAtKeptPort(folder, open);
    expect(second.port).not.toBe(first.port);
    second.close();
    first.close();
    expect((await openAtKeptPort(folder, open)).port).toBe(first.port);
    expect((await openAtKeptPort(folder, open)).port).toBe(second.port);
  });

  test('is one of few that are tried, however many instances there were', async () => {
    const { open, asked } = ports();
    const folder = openDataFolder(scratchFolder());
    for (let instance = 0; instance < 9; instance++) await openAtKeptPort(folder, open);
    asked.length = 0;
    await openAtKeptPort(folder, open);
    expect(asked).toHaveLength(5);
  });

  test.each(['{"half', '{}', '[80, "40000", 1.5, 70000, null]'])(
    'is a free one when the note is %s',
    async (note) => {
      const { open, asked } = ports();
      const folder = openDataFolder(scratchFolder());
      writeFileSync(path.join(folder.root, 'page-ports.json'), note);
      await openAtKeptPort(folder, open);
      expect(asked).toEqual([0]);
    },
  );

  test('is not looked for further when opening fails for another reason', async () => {
    const folder = openDataFolder(scratchFolder());
    await openAtKeptPort(folder, ports().open);
    const broken = async () => Promise.reject(new Error('no page'));
    await expect(openAtKeptPort(folder, broken)).rejects.toThrow('no page');
  });
});
