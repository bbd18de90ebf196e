import { beforeEach, describe, expect, it } from 'vitest';
import { PYTHON, WorkspaceBench } from './workspace-bench.ts';

let bench: WorkspaceBench;
beforeEach(() => {
  bench = new WorkspaceBench();
});

const openPython = () => bench.workspace.openLanguage(PYTHON, null);

describe('two windows on one file', () => {
  const theirs = async (text: string) => {
    const { id } = bench.snippet.view;
    const { files } = await bench.store.open(id ?? '');
    const base = files[0]?.revision ?? null;
    const revision = await bench.store.save(id ?? '', { name: 'main.py', text }, base);
    await bench.workspace.receive({
      type: 'file-saved',
      snippet: id ?? '',
      name: 'main.py',
      revision,
    });
  };

  beforeEach(async () => {
    await openPython();
    bench.type('both');
    await bench.elapse();
  });

  it('show what the other one saved, where nothing here is unsaved', async () => {
    await theirs('theirs');
    expect(bench.file()).toMatchObject({ shown: 'theirs', saving: { state: 'saved' } });
  });

  it.each([
    { keeps: true, text: 'mine' },
    { keeps: false, text: 'theirs' },
  ])('let the person decide where both have typed: %j', async ({ keeps, text }) => {
    bench.type('mine');
    await theirs('theirs');
    await bench.elapse();
    expect(bench.file().saving.state).toBe('conflict');
    expect(await bench.disk()).toEqual([{ 'main.py': 'theirs' }]);
    await bench.workspace.settleConflict('main.py', keeps);
    expect(await bench.disk()).toEqual([{ 'main.py': text }]);
    expect(bench.snippet.program).toEqual([{ name: 'main.py', text }]);
    expect(bench.file().saving.state).toBe('saved');
  });

  it('have nothing to decide where both have typed the same', async () => {
    bench.type('same');
    await theirs('same');
    expect(bench.file().saving.state).toBe('saved');
    bench.type('other');
    await bench.elapse();
    expect(await bench.disk()).toEqual([{ 'main.py': 'other' }]);
  });

  const news = async () => {
    const snippet = bench.snippet.view.id ?? '';
    await bench.workspace.receive({ type: 'snippets-changed', snippet });
  };
  const names = () => bench.snippet.view.files.map(({ name }) => name);

  it('agree on names, order, language and settings', async () => {
    const id = bench.snippet.view.id ?? '';
    await bench.snippet.add({ name: 'old.py', text: 'x = 1' });
    await bench.store.renameFile(id, 'old.py', 'new.py');
    const settings = { argumentLine: '-v', preparedInput: '1', terminal: false };
    const fileNames = ['new.py', 'main.py'];
    await bench.store.arrange(id, { language: 'c', fileNames, settings });
    await news();
    expect(names()).toEqual(fileNames);
    expect(bench.snippet.view).toMatchObject({ language: 'c', settings, active: 'new.py' });
  });

  it('leave what is being set here, and the file that is being written here', async () => {
    const id = bench.snippet.view.id ?? '';
    await bench.snippet.add({ name: 'helper.py', text: '' });
    bench.type('precious', 'helper.py');
    bench.snippet.set({ argumentLine: 'mine' });
    await bench.store.removeFile(id, 'helper.py');
    await news();
    expect(names()).toEqual(['main.py', 'helper.py']);
    expect(bench.snippet.view.settings.argumentLine).toBe('mine');
    await bench.elapse();
    expect(bench.file('helper.py').saving.state).toBe('conflict');
    expect(await bench.disk()).toEqual([{ 'main.py': 'both' }]);
  });

  it.each([
    { keeps: true, text: 'precious' },
    { keeps: true, text: '' },
    { keeps: false, text: 'precious' },
  ])('let the person decide where the other one took the file away: %j', async (decision) => {
    const id = bench.snippet.view.id ?? '';
    await bench.snippet.add({ name: 'helper.py', text: 'x = 1' });
    bench.type(decision.text, 'helper.py');
    await bench.store.removeFile(id, 'helper.py');
    await bench.elapse();
    expect(bench.file('helper.py').saving.state).toBe('conflict');
    await bench.workspace.settleConflict('helper.py', decision.keeps);
    const kept = decision.keeps ? { 'helper.py': decision.text } : {};
    expect(await bench.disk()).toEqual([{ 'main.py': 'both', ...kept }]);
    expect(names()).toEqual(decision.keeps ? ['main.py', 'helper.py'] : ['main.py']);
  });

  it('keep a text whose snippet the other one took away, and make it anew when it is changed', async () => {
    await bench.store.remove(bench.snippet.view.id ?? '');
    await news();
    expect(bench.snippet.view.id).toBeNull();
    expect(bench.file()).toMatchObject({ shown: 'both', saving: { state: 'removed' } });
    bench.workspace.flush();
    await bench.settle();
    expect(await bench.disk()).toEqual([]);
    bench.type('more');
    await bench.elapse();
    expect(await bench.disk()).toEqual([{ 'main.py': 'more' }]);
    expect(bench.file().saving.state).toBe('saved');
  });

  it('make a snippet anew that was taken away under a text that is unsaved', async () => {
    bench.type('precious');
    await bench.store.remove(bench.snippet.view.id ?? '');
    await bench.elapse();
    expect(await bench.disk()).toEqual([{ 'main.py': 'precious' }]);
    expect(bench.workspace.current().snippets.map(({ id }) => id)).toContain(bench.snippet.view.id);
  });

  it('are told of each other by the disk as well, should the news be lost', async () => {
    const id = bench.snippet.view.id ?? '';
    const { files } = await bench.store.open(id);
    await bench.store.save(id, { name: 'main.py', text: 'x' }, files[0]?.revision ?? null);
    bench.type('mine');
    await bench.elapse();
    expect(bench.file().saving.state).toBe('conflict');
    expect(await bench.disk()).toEqual([{ 'main.py': 'x' }]);
  });
});
