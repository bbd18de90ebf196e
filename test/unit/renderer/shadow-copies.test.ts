import { beforeEach, describe, expect, it } from 'vitest';
import { ShadowCopies, type TextStorage } from '../../../renderer/workspace/shadow-copies.ts';

const NAME = 'snippet/main.py';
const precious = { text: 'precious', at: 1000 };

/** A browser's storage that holds so many characters, as theirs hold so many. */
class Storage implements TextStorage {
  room = Infinity;
  readonly stored = new Map<string, string>();
  getItem = (key: string) => this.stored.get(key) ?? null;
  removeItem = (key: string) => void this.stored.delete(key);
  setItem = (key: string, value: string) => {
    const others = [...this.stored].filter(([other]) => other !== key);
    const used = others.reduce((sum, [other, text]) => sum + other.length + text.length, 0);
    if (used + key.length + value.length > this.room) throw new Error('The quota is exceeded.');
    this.stored.set(key, value);
  };
  key = (at: number) => [...this.stored.keys()][at] ?? null;
  get length() {
    return this.stored.size;
  }
  get used() {
    return [...this.stored].reduce((sum, [key, text]) => sum + key.length + text.length, 0);
  }
}

let storage: Storage;
let copies: ShadowCopies;
beforeEach(() => {
  storage = new Storage();
  copies = new ShadowCopies(storage);
});

describe('drafts', () => {
  it('are told by language and by what they began as, with the files that were typed into', () => {
    for (const name of [
      'draft.python/main.py',
      'draft.python.two/other.py',
      'draft.python.two/main.py',
      'draft.c/main.c',
      'draft.python/odd.name/x',
      NAME,
    ]) {
      copies.keep(name, precious);
    }
    copies.find('draft.python.two/main.py', null);
    expect(copies.drafts('python')).toEqual([
      { beginning: '', fileNames: ['main.py', 'odd.name/x'] },
      { beginning: 'two', fileNames: ['main.py', 'other.py'] },
    ]);
    expect(copies.drafts('lua')).toEqual([]);
  });
});

describe('a copy', () => {
  it('is dropped by the window that has saved its text, and by no other', () => {
    copies.keep(NAME, precious);
    new ShadowCopies(storage).drop(NAME, 'what another window has saved');
    expect(copies.find(NAME, null)).toEqual(precious);
    copies.decided(NAME);
    copies.keep(NAME, precious);
    copies.drop(NAME, 'precious');
    expect(storage.stored.size).toBe(0);
  });

  it('is set aside in a storage that has no room for it twice', () => {
    copies.keep(NAME, precious);
    storage.room = storage.used;
    expect(copies.find(NAME, null)).toEqual(precious);
    expect(copies.find(NAME, null)).toEqual(precious);
  });

  it('is not lost where it cannot be set aside', () => {
    copies.keep(NAME, precious);
    const { setItem } = storage;
    storage.setItem = (key, value) => {
      if (key.includes('found')) throw new Error('The quota is exceeded.');
      setItem(key, value);
    };
    expect(copies.find(NAME, null)).toEqual(precious);
    expect(copies.find(NAME, null)).toEqual(precious);
  });

  it('that was found goes along with its file, and leaves another one’s be', () => {
    copies.keep(NAME, precious);
    copies.find(NAME, null);
    copies.moved(NAME, 'snippet/start.py');
    expect(copies.find(NAME, null)).toBeNull();
    expect(copies.find('snippet/start.py', null)).toEqual(precious);
    copies.keep(NAME, { text: 'other', at: 2000 });
    copies.find(NAME, null);
    copies.moved(NAME, 'snippet/start.py');
    expect(copies.find(NAME, null)?.text).toBe('other');
    expect(copies.find('snippet/start.py', null)).toEqual(precious);
  });
});
