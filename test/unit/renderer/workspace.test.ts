import { beforeEach, describe, expect, it } from 'vitest';
import { C, PYTHON, TWO, WorkspaceBench } from './workspace-bench.ts';

let bench: WorkspaceBench;
beforeEach(() => {
  bench = new WorkspaceBench();
});

const openPython = () => bench.workspace.openLanguage(PYTHON, null);

describe('opening', () => {
  it('shows the sample where there is no snippet, and makes none of it', async () => {
    await openPython();
    expect(bench.file()).toMatchObject({ shown: 'sample', saving: { state: 'sample' } });
    bench.workspace.flush();
    await bench.settle();
    expect(await bench.disk()).toEqual([]);
    expect(bench.file().saving.state).toBe('sample');
  });

  it('shows the newest snippet of the language, or the one that is preferred', async () => {
    const { id } = await bench.store.create('python', [{ name: 'old.py', text: 'old' }]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await bench.store.create('python', [{ name: 'new.py', text: 'new' }]);
    await bench.store.create('c', [{ name: 'other.c', text: 'c' }]);
    await openPython();
    expect(bench.file('new.py').shown).toBe('new');
    await bench.workspace.openLanguage(PYTHON, id);
    expect(bench.file('old.py').shown).toBe('old');
  });

  it('does not let a snippet be replaced that could not be read', async () => {
    await bench.store.create('python', [{ name: 'main.py', text: 'mine' }]);
    bench.failure = 'The disk is broken.';
    await openPython();
    expect(bench.workspace.current().shown).toMatchObject({ state: 'unreadable' });
    expect(bench.workspace.shown).toBeNull();
    bench.failure = null;
    expect(await bench.disk()).toEqual([{ 'main.py': 'mine' }]);
  });

  it('tries again to learn which snippets there are, before it offers a sample', async () => {
    await bench.store.create('python', [{ name: 'main.py', text: 'mine' }]);
    bench.failure = 'The disk is broken.';
    await openPython();
    bench.failure = null;
    await openPython();
    expect(bench.file().shown).toBe('mine');
  });

  it('comes back to a text as it was left, saved or not', async () => {
    await openPython();
    bench.type('typed');
    await bench.workspace.openLanguage(C, null);
    expect(bench.file('main.c').shown).toBe('sample of C');
    await openPython();
    expect(bench.file().shown).toBe('typed');
  });
});

describe('a program to begin with', () => {
  beforeEach(openPython);

  it('is a draft of its own: nothing is made of it until it is changed, and then all of it', async () => {
    bench.workspace.begin('python', TWO);
    bench.workspace.flush();
    await bench.settle();
    expect(await bench.disk()).toEqual([]);
    expect(bench.snippet.view.settings.argumentLine).toBe('red');
    bench.type('import other # mine');
    await bench.elapse();
    await bench.elapse();
    expect(await bench.disk()).toEqual([{ 'main.py': 'import other # mine', 'other.py': 'other' }]);
    expect(bench.arranged).toBe(1);
  });

  it('takes nothing from what was typed into the sample, saved or not', async () => {
    bench.failure = 'The disk is full.';
    bench.type('precious');
    await bench.elapse();
    bench.workspace.begin('python', TWO);
    bench.type('import other # mine');
    await bench.elapse();
    bench.workspace.draft(PYTHON);
    expect(bench.file().shown).toBe('precious');
    // Nor do their copies in the browser's storage replace one another.
    expect([...bench.stored.values()].join()).toContain('precious');
    expect([...bench.stored.values()].join()).toContain('# mine');
    bench.failure = null;
    bench.workspace.flush();
    await bench.settle();
    await bench.elapse();
    expect(await bench.disk()).toHaveLength(2);
  });

  it('is found as it was left, and begins anew once it has become a program', async () => {
    bench.workspace.begin('python', TWO);
    bench.snippet.show('other.py');
    bench.workspace.draft(PYTHON);
    bench.workspace.begin('python', TWO);
    expect(bench.snippet.view.active).toBe('other.py');
    bench.type('changed', 'other.py');
    await bench.elapse();
    bench.workspace.begin('python', TWO);
    expect(bench.snippet.id).toBeNull();
    expect(bench.file('other.py').shown).toBe('other');
  });

  it('offers what a window before could not save of it, when it is begun again', async () => {
    bench.failure = 'The application is gone.';
    bench.workspace.begin('python', TWO);
    bench.type('import other # mine');
    bench.workspace = bench.newWindow();
    bench.failure = null;
    bench.workspace.begin('python', TWO);
    expect(bench.file().found?.text).toBe('import other # mine');
  });
});

describe('saving', () => {
  beforeEach(openPython);

  it('waits for a pause in the typing, then makes the snippet once', async () => {
    bench.type('a');
    bench.type('ab');
    expect(bench.sent).toEqual([]);
    expect(bench.file().saving.state).toBe('waiting');
    await bench.elapse();
    expect(bench.sent).toEqual(['ab']);
    expect(await bench.disk()).toEqual([{ 'main.py': 'ab' }]);
    expect(bench.file().saving.state).toBe('saved');
    bench.type('abc');
    await bench.elapse();
    expect(await bench.disk()).toEqual([{ 'main.py': 'abc' }]);
  });

  it('writes what was typed during a slow write after it, never beside it', async () => {
    let release = () => undefined as void;
    bench.hold = new Promise((resolve) => {
      release = resolve;
    });
    bench.type('first');
    bench.workspace.flush();
    bench.type('second');
    bench.workspace.flush();
    release();
    await bench.settle();
    await bench.elapse();
    expect(bench.sent).toEqual(['first', 'second']);
    expect(await bench.disk()).toEqual([{ 'main.py': 'second' }]);
    expect(bench.file().saving.state).toBe('saved');
  });

  it('that fails says so, keeps the text, and succeeds later', async () => {
    bench.failure = 'The disk is full.';
    bench.type('precious');
    await bench.elapse();
    expect(bench.file().saving).toEqual({ state: 'failed', sentence: 'The disk is full.' });
    expect(bench.snippet.program).toEqual([{ name: 'main.py', text: 'precious' }]);
    bench.failure = null;
    bench.workspace.flush();
    await bench.settle();
    expect(await bench.disk()).toEqual([{ 'main.py': 'precious' }]);
    expect(bench.file().saving.state).toBe('saved');
  });

  it('offers an editor what was typed last, whatever it is asked for', async () => {
    bench.type('first');
    bench.type('second');
    expect(bench.file().shown).toBe('second');
  });

  it('keeps the key of a draft that becomes a snippet, so that the editor stays where it is', async () => {
    const { key } = bench.snippet.view;
    bench.type('typed');
    await bench.elapse();
    expect(bench.snippet.view).toMatchObject({ key, id: expect.any(String) });
  });

  it('leaves the next draft of the language its sample', async () => {
    bench.type('typed');
    await bench.elapse();
    bench.workspace.draft(PYTHON);
    expect(bench.file().shown).toBe('sample');
    bench.type('another');
    await bench.elapse();
    expect(await bench.disk()).toEqual([{ 'main.py': 'typed' }, { 'main.py': 'another' }]);
  });
});

describe('files of a snippet', () => {
  beforeEach(async () => {
    await openPython();
    bench.type('import helper');
    await bench.elapse();
  });

  it('are added, renamed and put first, and found so again', async () => {
    await bench.snippet.add({ name: 'helper.py', text: 'x = 1' });
    expect(bench.snippet.view.active).toBe('helper.py');
    await bench.snippet.rename('helper.py', 'aid.py');
    await bench.snippet.putFirst('aid.py');
    bench.workspace = bench.newWindow();
    await openPython();
    expect(bench.snippet.program).toEqual([
      { name: 'aid.py', text: 'x = 1' },
      { name: 'main.py', text: 'import helper' },
    ]);
  });

  it('are added once, though the key was pressed twice', async () => {
    const file = { name: 'helper.py', text: '' };
    await Promise.all([bench.snippet.add(file), bench.snippet.add(file)]);
    expect(bench.snippet.view.files.map(({ name }) => name)).toEqual(['main.py', 'helper.py']);
  });

  it('show what was typed last after a renaming, and where another was removed', async () => {
    bench.type('typed');
    await bench.snippet.rename('main.py', 'start.py');
    expect(bench.file('start.py').shown).toBe('typed');
    await bench.snippet.add({ name: 'helper.py', text: '' });
    bench.type('typed again', 'start.py');
    await bench.workspace.removeFile('helper.py');
    expect(bench.snippet.view.active).toBe('start.py');
    expect(bench.file('start.py').shown).toBe('typed again');
  });

  it('cannot take another one’s name', async () => {
    await bench.snippet.add({ name: 'helper.py', text: 'x = 1' });
    expect(await bench.snippet.rename('helper.py', 'main.py')).toBe(false);
    expect(bench.workspace.current().complaint).toContain('main.py');
    expect(await bench.disk()).toEqual([{ 'main.py': 'import helper', 'helper.py': 'x = 1' }]);
  });

  it('come back with their text when their removal is undone', async () => {
    await bench.snippet.add({ name: 'helper.py', text: '' });
    bench.type('x = 2', 'helper.py');
    await bench.workspace.removeFile('helper.py');
    expect(await bench.disk()).toEqual([{ 'main.py': 'import helper' }]);
    await bench.workspace.current().removed?.restore();
    expect(await bench.disk()).toEqual([{ 'main.py': 'import helper', 'helper.py': 'x = 2' }]);
  });
});

describe('what a snippet is run with', () => {
  beforeEach(openPython);

  const settings = async () => {
    const [summary] = (await bench.store.list()).snippets;
    return summary === undefined ? null : (await bench.store.open(summary.id)).settings;
  };

  it('is kept of a draft as soon as there is prepared input', async () => {
    bench.snippet.set({ preparedInput: '' });
    await bench.elapse();
    expect(await bench.disk()).toEqual([]);
    bench.snippet.set({ preparedInput: '4' });
    bench.snippet.set({ preparedInput: '42' });
    await bench.elapse();
    expect(await settings()).toMatchObject({ preparedInput: '42' });
    expect(await bench.disk()).toEqual([{ 'main.py': 'sample' }]);
  });

  it('waits for a pause in the typing', async () => {
    bench.type('mine');
    await bench.elapse();
    const before = bench.arranged;
    for (const argumentLine of ['-', '-v', '-v x']) bench.snippet.set({ argumentLine });
    expect(bench.arranged).toBe(before);
    await bench.elapse();
    expect(bench.arranged).toBe(before + 1);
    expect(await settings()).toMatchObject({ argumentLine: '-v x' });
  });

  it('is written later where that has failed', async () => {
    bench.type('mine');
    await bench.elapse();
    bench.failure = 'The disk is full.';
    bench.snippet.set({ argumentLine: '-v' });
    await bench.elapse();
    expect(bench.workspace.current().complaint).toBe('The disk is full.');
    bench.failure = null;
    bench.workspace.flush();
    await bench.settle();
    expect(await settings()).toMatchObject({ argumentLine: '-v' });
  });
});

describe('a snippet that is removed', () => {
  it('gives way to another, and comes back whole', async () => {
    await openPython();
    bench.type('mine');
    await bench.elapse();
    const { id } = bench.snippet.view;
    await bench.workspace.remove(id ?? '');
    expect(bench.file().shown).toBe('sample');
    expect(bench.snippet.view.id).toBeNull();
    expect(await bench.disk()).toEqual([]);
    await bench.workspace.current().removed?.restore();
    expect(bench.file().shown).toBe('mine');
    expect(bench.snippet.view.id).toBe(id);
  });
});
