import { beforeEach, describe, expect, it } from 'vitest';
import { C, PYTHON, TWO, WorkspaceBench } from './workspace-bench.ts';

let bench: WorkspaceBench;
beforeEach(() => {
  bench = new WorkspaceBench();
});

const openPython = () => bench.workspace.openLanguage(PYTHON, null);

describe('a text that never reached the disk', () => {
  /** Types into a window that then goes away without having saved. */
  const lose = async (text: string) => {
    await openPython();
    bench.type(text);
    bench.timers.clear();
    bench.workspace = bench.newWindow();
  };

  it('is found by the next window, and can be restored', async () => {
    await lose('precious');
    await openPython();
    expect(bench.file()).toMatchObject({ shown: 'sample', found: { text: 'precious', at: 1000 } });
    bench.snippet.file('main.py')?.restoreFound();
    expect(bench.file()).toMatchObject({ shown: 'precious', found: null });
    await bench.elapse();
    expect(await bench.disk()).toEqual([{ 'main.py': 'precious' }]);
    expect(bench.stored.size).toBe(0);
  });

  it('is found though there are other snippets', async () => {
    await lose('precious');
    await bench.store.create('python', [{ name: 'other.py', text: 'other' }]);
    await openPython();
    expect(bench.file().found?.text).toBe('precious');
  });

  it('is found of a program to begin with, as it began and with what was typed', async () => {
    await openPython();
    bench.workspace.begin('python', TWO);
    bench.type('precious', 'other.py');
    bench.timers.clear();
    bench.workspace = bench.newWindow();
    await bench.store.create('python', [{ name: 'mine.py', text: 'mine' }]);
    await openPython();
    expect(bench.snippet.view).toMatchObject({ beginning: 'two', active: 'other.py' });
    expect(bench.snippet.view.settings.argumentLine).toBe('red');
    expect(bench.file('main.py')).toMatchObject({ shown: 'import other', found: null });
    expect(bench.file('other.py')).toMatchObject({ shown: 'other', found: { text: 'precious' } });
    bench.snippet.file('other.py')?.restoreFound();
    await bench.elapse();
    expect(await bench.disk()).toContainEqual({
      'main.py': 'import other',
      'other.py': 'precious',
    });
    expect(bench.stored.size).toBe(0);
  });

  it('is found of a file that no beginning knows, and of a program that there is no more', async () => {
    const copy = JSON.stringify({ text: 'precious', at: 1 });
    bench.stored.set('glovebox.unsaved.draft.python.gone/start.py', copy);
    await openPython();
    expect(bench.file('start.py')).toMatchObject({ shown: '', found: { text: 'precious' } });
    bench.snippet.file('start.py')?.discardFound();
    bench.stored.set('glovebox.unsaved.draft.python/start.py', copy);
    bench.workspace = bench.newWindow();
    await openPython();
    expect(bench.file('main.py').shown).toBe('sample');
    expect(bench.file('start.py').found?.text).toBe('precious');
  });

  it('of a draft that is open here is not taken for another window’s', async () => {
    await bench.store.create('python', [{ name: 'mine.py', text: 'mine' }]);
    await openPython();
    bench.workspace.begin('python', TWO);
    bench.type('precious');
    await bench.workspace.openLanguage(C, null);
    await openPython();
    expect(bench.file('mine.py').shown).toBe('mine');
    await bench.elapse();
    expect(await bench.disk()).toContainEqual({ 'main.py': 'precious', 'other.py': 'other' });
  });

  it('of which the rest is on disk is found without the rest', async () => {
    await bench.store.create('python', [
      { name: 'main.py', text: 'same' },
      { name: 'other.py', text: 'old' },
    ]);
    const keep = (name: string, text: string) =>
      bench.stored.set(
        `glovebox.unsaved.draft.python.gone/${name}`,
        JSON.stringify({ text, at: 1 }),
      );
    keep('main.py', 'same');
    keep('other.py', 'newer');
    await openPython();
    expect(bench.snippet.view.files.map(({ name }) => name)).toEqual(['other.py']);
    expect(bench.file('other.py').found?.text).toBe('newer');
  });

  it('does not call back whoever has gone to another language meanwhile', async () => {
    await bench.store.create('python', [{ name: 'mine.py', text: 'mine' }]);
    await bench.store.create('c', [{ name: 'mine.c', text: 'mine in C' }]);
    const copy = JSON.stringify({ text: 'precious', at: 1 });
    bench.stored.set('glovebox.unsaved.draft.python.two/main.py', copy);
    await Promise.all([openPython(), bench.workspace.openLanguage(C, null)]);
    expect(bench.file('mine.c').shown).toBe('mine in C');
    await openPython();
    expect(bench.file('main.py').found?.text).toBe('precious');
  });

  it('of a file that is on disk is found beside it', async () => {
    await bench.store.create('python', [{ name: 'main.py', text: 'saved' }]);
    await lose('precious');
    await openPython();
    expect(bench.file()).toMatchObject({ shown: 'saved', found: { text: 'precious' } });
  });

  it('is forgotten when it is discarded', async () => {
    await lose('precious');
    await openPython();
    bench.snippet.file('main.py')?.discardFound();
    expect(bench.file().found).toBeNull();
    expect(bench.stored.size).toBe(0);
  });

  it('is no news when the disk has the same', async () => {
    await lose('precious');
    await bench.store.create('python', [{ name: 'main.py', text: 'precious' }]);
    await openPython();
    expect(bench.file()).toMatchObject({ shown: 'precious', found: null });
    expect(bench.stored.size).toBe(0);
  });

  it('is kept under the new name while it cannot be saved', async () => {
    await openPython();
    bench.type('saved');
    await bench.elapse();
    const id = bench.snippet.view.id ?? '';
    const { files } = await bench.store.open(id);
    bench.type('precious');
    await bench.store.save(id, { name: 'main.py', text: 'x' }, files[0]?.revision ?? null);
    expect(await bench.snippet.rename('main.py', 'start.py')).toBe(true);
    expect(bench.file('start.py').saving.state).toBe('conflict');
    expect([...bench.stored.keys()]).toEqual([`glovebox.unsaved.${id}/start.py`]);
  });

  it('that was found goes along when its file is renamed', async () => {
    await lose('precious');
    await openPython();
    await bench.snippet.rename('main.py', 'start.py');
    bench.workspace = bench.newWindow();
    await openPython();
    expect(bench.file('start.py').found?.text).toBe('precious');
  });

  it('is told to be nowhere else where the browser has no room for a copy', async () => {
    await openPython();
    bench.type('copied');
    expect(bench.file().isCopied).toBe(true);
    bench.isFull = true;
    bench.type('precious');
    expect(bench.file().isCopied).toBe(false);
    await bench.elapse();
    expect(bench.stored.size).toBe(0);
  });

  it('that is damaged in the browser’s storage is left out', async () => {
    bench.stored.set('glovebox.unsaved.draft.python/main.py', '{"text": 5');
    await openPython();
    expect(bench.file().found).toBeNull();
  });
});
