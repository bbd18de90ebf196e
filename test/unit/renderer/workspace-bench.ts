/** A window's workspace before the real store: a disk that can be slow or failing, and a clock that moves when told to. */
import type { CallInput, CallName, Door } from '../../../shared/contract.ts';
import { failureOf } from '../../../shared/outcome.ts';
import { SnippetStore } from '../../../electron/storage/workspace/snippet-store.ts';
import type { OpenSnippet } from '../../../renderer/workspace/open-snippet.ts';
import type { OpenFile } from '../../../renderer/workspace/saved-file.ts';
import { ShadowCopies, type TextStorage } from '../../../renderer/workspace/shadow-copies.ts';
import {
  type BeginningOf,
  type DraftLanguage,
  Workspace,
} from '../../../renderer/workspace/workspace.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

export const PYTHON: DraftLanguage = { id: 'python', untitled: 'main.py', sample: 'sample' };
export const C: DraftLanguage = { id: 'c', untitled: 'main.c', sample: 'sample of C' };

/** A program to begin with. */
export const TWO = {
  id: 'two',
  files: [
    { name: 'main.py', text: 'import other' },
    { name: 'other.py', text: 'other' },
  ],
  settings: { argumentLine: 'red' },
};

export class WorkspaceBench {
  readonly store = new SnippetStore(scratchFolder(), (name) =>
    name.endsWith('.c') ? 'c' : 'python',
  );
  readonly stored = new Map<string, string>();
  readonly storage: TextStorage = textStorage(this.stored, () => this.isFull);
  /** Whether the browser's storage takes no more. */
  isFull = false;
  timers = new Set<() => void>();
  /** What every call is refused with. */
  failure: string | null = null;
  /** Texts in the order in which they were sent to be saved. */
  sent: string[] = [];
  /** How often a snippet's arrangement was sent. */
  arranged = 0;
  hold: Promise<void> = Promise.resolve();
  workspace = this.newWindow();

  newWindow(): Workspace {
    const door = {
      call: (name: CallName, input: CallInput<CallName>) => this.#answer(name, input),
      subscribe: () => () => undefined,
    } as unknown as Door;
    const clock = {
      now: () => 1000,
      after: (_ms: number, callback: () => void) => {
        this.timers.add(callback);
        return () => this.timers.delete(callback);
      },
    };
    const beginningOf: BeginningOf = async ({ untitled, sample }, id) =>
      [TWO, { id: '', files: [{ name: untitled, text: sample }] }].find((it) => it.id === id) ??
      null;
    return new Workspace(door, new ShadowCopies(this.storage), clock, beginningOf);
  }

  /** Lets the pause after the last key pass, and what it begins end. */
  async elapse(): Promise<void> {
    const due = [...this.timers];
    this.timers.clear();
    for (const callback of due) callback();
    await this.settle();
  }

  /** Until nothing is being saved. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet++) {
      await new Promise((resolve) => setTimeout(resolve, 4));
      if (this.#underWay > 0) quiet = -1;
    }
  }

  get snippet(): OpenSnippet {
    const { shown } = this.workspace;
    if (shown === null) throw new Error('No snippet is shown');
    return shown;
  }

  file(name = 'main.py'): OpenFile {
    const found = this.snippet.view.files.find((file) => file.name === name);
    if (found === undefined) throw new Error(`There is no ${name}`);
    return found;
  }

  type(text: string, name = 'main.py'): void {
    this.snippet.file(name)?.edit(text);
  }

  /** What is on disk, by file name, of every snippet. */
  async disk(): Promise<Record<string, string>[]> {
    const { snippets } = await this.store.list();
    const open = await Promise.all(snippets.map(({ id }) => this.store.open(id)));
    return open.map(({ files }) =>
      Object.fromEntries(files.map(({ name, text }) => [name, text] as const)),
    );
  }

  #underWay = 0;

  async #answer(name: CallName, input: CallInput<CallName>) {
    this.#underWay += 1;
    try {
      await this.hold;
      if (this.failure !== null) return refused(this.failure);
      const handle = this.#handlers[name] as ((input: unknown) => Promise<unknown>) | undefined;
      if (handle === undefined) throw new Error(`No answer to ${name}`);
      return { ok: true, value: await handle(input) };
    } catch (error) {
      return { ok: false, error: failureOf(error) };
    } finally {
      this.#underWay -= 1;
    }
  }

  /** What the application does with the calls that a workspace makes. */
  readonly #handlers: {
    readonly [Name in CallName]?: (input: CallInput<Name>) => Promise<unknown>;
  } = {
    listSnippets: () => this.store.list(),
    openSnippet: ({ snippet }) => this.store.open(snippet),
    createSnippet: ({ language, files }) => {
      this.sent.push(...files.map(({ text }) => text));
      return this.store.create(language, files);
    },
    saveFile: async ({ snippet, name, text, base }) => {
      this.sent.push(text);
      return { revision: await this.store.save(snippet, { name, text }, base) };
    },
    renameFile: ({ snippet, name, to }) => this.store.renameFile(snippet, name, to),
    removeFile: ({ snippet, name }) => this.store.removeFile(snippet, name),
    arrangeSnippet: ({ snippet, ...arrangement }) => {
      this.arranged += 1;
      return this.store.arrange(snippet, arrangement);
    },
    removeSnippet: ({ snippet }) => this.store.remove(snippet),
    restoreSnippet: ({ snippet }) => this.store.restore(snippet),
  };
}

const refused = (sentence: string) => ({ ok: false, error: { code: 'disk-full', sentence } });

/** Storage as a browser has it, of which a test sees and decides more. */
function textStorage(stored: Map<string, string>, isFull: () => boolean): TextStorage {
  return {
    getItem: (key) => stored.get(key) ?? null,
    setItem: (key, value) => {
      if (isFull()) throw new Error('The quota has been exceeded.');
      stored.set(key, value);
    },
    removeItem: (key) => void stored.delete(key),
    key: (at) => [...stored.keys()][at] ?? null,
    get length() {
      return stored.size;
    },
  };
}
