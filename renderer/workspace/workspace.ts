/**
 * The files that are open, and their way to disk. Nothing typed is lost: a text
 * is copied into the browser's storage with every change, and the copy goes
 * only when the application has confirmed that the text is on disk.
 */
import type { Door } from '../../shared/contract.ts';
import type { ShadowCopies, ShadowCopy } from './shadow-copies.ts';

export type Saving =
  /** A sample becomes a file when it is first changed. */
  | { readonly state: 'sample' | 'saved' | 'waiting' | 'saving' }
  | { readonly state: 'failed'; readonly sentence: string };

export interface OpenFile {
  readonly name: string;
  /** The text to show; what is typed afterwards does not come back through here. */
  readonly shown: string;
  readonly saving: Saving;
  /** What an earlier window could not save, still to be decided about. */
  readonly found: ShadowCopy | null;
}

/** A file that is wanted: being read, open, or not readable. */
export type WantedFile =
  | { readonly state: 'opening'; readonly name: string }
  | { readonly state: 'unreadable'; readonly name: string; readonly sentence: string }
  | { readonly state: 'open'; readonly file: OpenFile };

export interface Clock {
  readonly now: () => number;
  /** @returns a function that cancels it */
  readonly after: (ms: number, callback: () => void) => () => void;
}

const AUTOSAVE_MS = 300;

interface Entry {
  file: OpenFile;
  text: string;
  /** The text on disk, as far as it has been confirmed; the sample while there is no file. */
  confirmed: string;
  cancelTimer: (() => void) | null;
  writing: boolean;
}

export class Workspace {
  readonly #door: Door;
  readonly #shadows: ShadowCopies;
  readonly #clock: Clock;
  readonly #listeners = new Set<() => void>();
  readonly #entries = new Map<string, Entry>();
  #wanted: WantedFile | null = null;

  constructor(door: Door, shadows: ShadowCopies, clock: Clock) {
    this.#door = door;
    this.#shadows = shadows;
    this.#clock = clock;
  }

  readonly current = (): WantedFile | null => this.#wanted;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * Shows a file; one that does not exist yet begins with the sample, and is
   * made when it is first changed.
   */
  async open(name: string, sample: string): Promise<void> {
    const entry = this.#entries.get(name);
    if (entry !== undefined) {
      entry.file = { ...entry.file, shown: entry.text };
      this.#show({ state: 'open', file: entry.file });
      return;
    }
    this.#show({ state: 'opening', name });
    const read = await this.#read(name);
    if (this.#entries.has(name)) return;
    if (!read.ok) {
      this.#showIfWanted(name, { state: 'unreadable', name, sentence: read.sentence });
      return;
    }
    const found = this.#shadows.find(name, read.text);
    const text = read.text ?? sample;
    const saving: Saving = { state: read.text === null ? 'sample' : 'saved' };
    const file: OpenFile = { name, shown: text, saving, found };
    this.#entries.set(name, { file, text, confirmed: text, cancelTimer: null, writing: false });
    this.#showIfWanted(name, { state: 'open', file });
  }

  /** Lets an editor that replaces another one show what was typed into that. */
  showTyped(): void {
    const name = nameOf(this.#wanted);
    const entry = name === null ? undefined : this.#entries.get(name);
    if (entry !== undefined) this.#update(entry.file.name, { shown: entry.text });
  }

  /** The text as it is now, saved or not; null for a file that is not open. */
  textOf(name: string): string | null {
    return this.#entries.get(name)?.text ?? null;
  }

  /** The person has changed a text. */
  edit(name: string, text: string): void {
    const entry = this.#entries.get(name);
    if (entry === undefined || entry.text === text) return;
    entry.text = text;
    this.#shadows.keep(name, { text, at: this.#clock.now() });
    entry.cancelTimer?.();
    entry.cancelTimer = this.#clock.after(AUTOSAVE_MS, () => void this.#save(name));
    const { state } = entry.file.saving;
    if (state === 'sample' || state === 'saved')
      this.#update(name, { saving: { state: 'waiting' } });
  }

  /** Saves at once whatever waits or has failed. */
  flush(): void {
    for (const name of this.#entries.keys()) void this.#save(name);
  }

  /** Takes the text that an earlier window could not save. */
  restoreFound(name: string): void {
    const entry = this.#entries.get(name);
    const found = entry?.file.found;
    if (entry === undefined || found === null || found === undefined) return;
    this.edit(name, found.text);
    this.#update(name, { shown: found.text, found: null });
    this.#shadows.decided(name);
  }

  discardFound(name: string): void {
    this.#shadows.decided(name);
    this.#update(name, { found: null });
  }

  async #read(
    name: string,
  ): Promise<{ ok: true; text: string | null } | { ok: false; sentence: string }> {
    const listed = await this.#door.call('listFiles', {});
    if (!listed.ok) return { ok: false, sentence: listed.error.sentence };
    if (!listed.value.names.includes(name)) return { ok: true, text: null };
    const file = await this.#door.call('readFile', { name });
    if (file.ok) return { ok: true, text: file.value.text };
    if (file.error.code === 'not-found') return { ok: true, text: null };
    return { ok: false, sentence: file.error.sentence };
  }

  /** One writing at a time for a file; what changes meanwhile is written after it. */
  async #save(name: string): Promise<void> {
    const entry = this.#entries.get(name);
    if (entry === undefined || entry.writing) return;
    entry.cancelTimer?.();
    entry.cancelTimer = null;
    if (entry.text === entry.confirmed) {
      this.#shadows.drop(name);
      if (entry.file.saving.state !== 'sample') this.#update(name, { saving: { state: 'saved' } });
      return;
    }
    const { text } = entry;
    entry.writing = true;
    this.#update(name, { saving: { state: 'saving' } });
    const written = await this.#door.call('writeFile', { name, text });
    entry.writing = false;
    if (!written.ok) {
      this.#update(name, { saving: { state: 'failed', sentence: written.error.sentence } });
      return;
    }
    entry.confirmed = text;
    if (entry.cancelTimer === null) void this.#save(name);
    else this.#update(name, { saving: { state: 'waiting' } });
  }

  #update(name: string, change: Partial<OpenFile>): void {
    const entry = this.#entries.get(name);
    if (entry === undefined) return;
    entry.file = { ...entry.file, ...change };
    this.#showIfWanted(name, { state: 'open', file: entry.file });
  }

  #showIfWanted(name: string, wanted: WantedFile): void {
    if (nameOf(this.#wanted) === name) this.#show(wanted);
  }

  #show(wanted: WantedFile): void {
    this.#wanted = wanted;
    for (const listener of this.#listeners) listener();
  }
}

function nameOf(wanted: WantedFile | null): string | null {
  if (wanted === null) return null;
  return wanted.state === 'open' ? wanted.file.name : wanted.name;
}
