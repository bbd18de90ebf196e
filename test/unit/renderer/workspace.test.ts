import { beforeEach, describe, expect, it } from 'vitest';
import type { CallInput, CallName, Door } from '../../../shared/contract.ts';
import { ShadowCopies, type TextStorage } from '../../../renderer/workspace/shadow-copies.ts';
import { type OpenFile, Workspace } from '../../../renderer/workspace/workspace.ts';

/** A disk that can be slow, full, or away; and a clock that moves when told to. */
class Bench {
  readonly disk = new Map<string, string>();
  readonly stored = new Map<string, string>();
  readonly storage: TextStorage = {
    getItem: (key) => this.stored.get(key) ?? null,
    setItem: (key, value) => void this.stored.set(key, value),
    removeItem: (key) => void this.stored.delete(key),
  };
  timers = new Set<() => void>();
  failure: string | null = null;
  writes: string[] = [];
  hold: Promise<void> = Promise.resolve();
  workspace = this.newWindow();

  newWindow(): Workspace {
    const door = {
      call: (name: CallName, input: CallInput<CallName>) => this.#answer(name, input),
      subscribe: () => () => undefined,
    } as unknown as Door;
    return new Workspace(door, new ShadowCopies(this.storage), {
      now: () => 1000,
      after: (_ms, callback) => {
        this.timers.add(callback);
        return () => this.timers.delete(callback);
      },
    });
  }

  async #answer(name: CallName, input: CallInput<CallName>) {
    if (name === 'listFiles') return ok({ names: [...this.disk.keys()] });
    const file = input as { name: string; text: string };
    if (name === 'readFile') {
      if (this.failure !== null) return failed(this.failure);
      return ok({ name: file.name, text: this.disk.get(file.name) ?? '' });
    }
    this.writes.push(file.text);
    await this.hold;
    if (this.failure !== null) return failed(this.failure);
    this.disk.set(file.name, file.text);
    return ok({});
  }

  async elapse() {
    const due = [...this.timers];
    this.timers.clear();
    for (const callback of due) callback();
    await settle();
  }

  file(): OpenFile {
    const wanted = this.workspace.current();
    if (wanted?.state !== 'open') throw new Error(`The file is ${wanted?.state}`);
    return wanted.file;
  }
}

const ok = (value: unknown) => ({ ok: true, value });
const failed = (sentence: string) => ({ ok: false, error: { code: 'disk-full', sentence } });
const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

describe('opening', () => {
  it('shows the sample where there is no file, and makes none of it', async () => {
    await bench.workspace.open('main.py', 'sample');
    expect(bench.file()).toMatchObject({ shown: 'sample', saving: { state: 'sample' } });
    bench.workspace.flush();
    await settle();
    expect(bench.disk.size).toBe(0);
    expect(bench.file().saving.state).toBe('sample');
  });

  it('shows the file where there is one', async () => {
    bench.disk.set('main.py', 'mine');
    await bench.workspace.open('main.py', 'sample');
    expect(bench.file().shown).toBe('mine');
  });

  it('does not let a file be replaced that could not be read', async () => {
    bench.disk.set('main.py', 'mine');
    bench.failure = 'The disk is broken.';
    await bench.workspace.open('main.py', 'sample');
    expect(bench.workspace.current()).toMatchObject({ state: 'unreadable' });
    bench.workspace.edit('main.py', 'typed');
    bench.workspace.flush();
    await settle();
    expect(bench.disk.get('main.py')).toBe('mine');
  });

  it('comes back to a text as it was left, saved or not', async () => {
    await bench.workspace.open('main.py', 'sample');
    bench.workspace.edit('main.py', 'typed');
    await bench.workspace.open('main.c', 'sample of C');
    await bench.workspace.open('main.py', 'sample');
    expect(bench.file().shown).toBe('typed');
  });
});

describe('saving', () => {
  beforeEach(() => bench.workspace.open('main.py', 'sample'));

  it('waits for a pause in the typing, then writes once', async () => {
    bench.workspace.edit('main.py', 'a');
    bench.workspace.edit('main.py', 'ab');
    expect(bench.writes).toEqual([]);
    expect(bench.file().saving.state).toBe('waiting');
    await bench.elapse();
    expect(bench.writes).toEqual(['ab']);
    expect(bench.file().saving.state).toBe('saved');
  });

  it('happens at once when asked to', async () => {
    bench.workspace.edit('main.py', 'a');
    bench.workspace.flush();
    await settle();
    expect(bench.disk.get('main.py')).toBe('a');
  });

  it('writes what was typed during a slow write after it, never beside it', async () => {
    let release = () => undefined as void;
    bench.hold = new Promise((resolve) => {
      release = resolve;
    });
    bench.workspace.edit('main.py', 'first');
    bench.workspace.flush();
    bench.workspace.edit('main.py', 'second');
    bench.workspace.flush();
    await settle();
    expect(bench.writes).toEqual(['first']);
    release();
    await settle();
    await bench.elapse();
    expect(bench.writes).toEqual(['first', 'second']);
    expect(bench.disk.get('main.py')).toBe('second');
    expect(bench.file().saving.state).toBe('saved');
  });

  it('that fails says so, keeps the text, and succeeds later', async () => {
    bench.failure = 'The disk is full.';
    bench.workspace.edit('main.py', 'precious');
    await bench.elapse();
    expect(bench.file().saving).toEqual({ state: 'failed', sentence: 'The disk is full.' });
    expect(bench.workspace.textOf('main.py')).toBe('precious');
    bench.failure = null;
    bench.workspace.flush();
    await settle();
    expect(bench.disk.get('main.py')).toBe('precious');
    expect(bench.file().saving.state).toBe('saved');
  });
});

describe('a text that never reached the disk', () => {
  /** Types into a window that then goes away without having saved. */
  const lose = async (text: string) => {
    await bench.workspace.open('main.py', 'sample');
    bench.workspace.edit('main.py', text);
    bench.timers.clear();
    bench.workspace = bench.newWindow();
  };

  it('is found by the next window, and can be restored', async () => {
    await lose('precious');
    await bench.workspace.open('main.py', 'sample');
    expect(bench.file()).toMatchObject({
      shown: 'sample',
      found: { text: 'precious', at: 1000 },
    });
    bench.workspace.restoreFound('main.py');
    expect(bench.file()).toMatchObject({ shown: 'precious', found: null });
    await bench.elapse();
    expect(bench.disk.get('main.py')).toBe('precious');
    expect(bench.stored.size).toBe(0);
  });

  it('is still found after other text was typed and saved before anybody decided', async () => {
    await lose('precious');
    await bench.workspace.open('main.py', 'sample');
    bench.workspace.edit('main.py', 'other');
    await bench.elapse();
    bench.workspace = bench.newWindow();
    await bench.workspace.open('main.py', 'sample');
    expect(bench.file()).toMatchObject({ shown: 'other', found: { text: 'precious' } });
  });

  it('is forgotten when it is discarded', async () => {
    await lose('precious');
    await bench.workspace.open('main.py', 'sample');
    bench.workspace.discardFound('main.py');
    expect(bench.file().found).toBeNull();
    expect(bench.stored.size).toBe(0);
  });

  it('is no news when the disk has the same', async () => {
    await lose('precious');
    bench.disk.set('main.py', 'precious');
    await bench.workspace.open('main.py', 'sample');
    expect(bench.file().found).toBeNull();
    expect(bench.stored.size).toBe(0);
  });

  it('leaves no copy behind once it is saved', async () => {
    await bench.workspace.open('main.py', 'sample');
    bench.workspace.edit('main.py', 'typed');
    expect(bench.stored.size).toBe(1);
    await bench.elapse();
    expect(bench.stored.size).toBe(0);
  });

  it('that is damaged in the browser’s storage is left out', async () => {
    bench.stored.set('glovebox.unsaved.main.py', '{"text": 5');
    await bench.workspace.open('main.py', 'sample');
    expect(bench.file().found).toBeNull();
  });
});
