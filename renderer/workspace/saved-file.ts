/**
 * One file that is open, and its way to disk. Nothing typed is lost: a text is
 * copied into the browser's storage with every change, and the copy goes only
 * when the application has confirmed that the text is on disk.
 */
import type { Outcome } from '../../shared/outcome.ts';
import type { ShadowCopies, ShadowCopy } from './shadow-copies.ts';

export type Saving =
  /** A sample becomes a file when it is first changed. */
  | { readonly state: 'sample' | 'saved' | 'waiting' | 'saving' }
  | { readonly state: 'failed'; readonly sentence: string }
  /** Another window has saved another text; the person decides which one stays. */
  | { readonly state: 'conflict' };

export interface OpenFile {
  readonly name: string;
  /** The text to show; what is typed afterwards does not come back through here. */
  readonly shown: string;
  readonly saving: Saving;
  /** What an earlier window could not save, still to be decided about. */
  readonly found: ShadowCopy | null;
}

export interface Clock {
  readonly now: () => number;
  /** @returns a function that cancels it */
  readonly after: (ms: number, callback: () => void) => () => void;
}

/** A text and what stands for it; null where there is no file yet. */
export interface Confirmed {
  readonly text: string;
  readonly revision: string | null;
}

export interface FileSurroundings {
  readonly shadows: ShadowCopies;
  readonly clock: Clock;
  /** Saves a text that was begun from `base`. */
  save(name: string, text: string, base: string | null): Promise<Outcome<{ revision: string }>>;
  changed(): void;
}

const AUTOSAVE_MS = 300;

export class SavedFile {
  file: OpenFile;
  text: string;
  readonly #around: FileSurroundings;
  #shadowKey: string;
  #confirmed: Confirmed;
  #cancelTimer: (() => void) | null = null;
  #writing = false;

  /**
   * @param confirmed what is on disk, or the sample while nothing is
   * @param shadowKey names the copy in the browser's storage
   */
  constructor(name: string, confirmed: Confirmed, shadowKey: string, around: FileSurroundings) {
    this.#around = around;
    this.#confirmed = confirmed;
    this.#shadowKey = shadowKey;
    this.text = confirmed.text;
    const isSample = confirmed.revision === null;
    this.file = {
      name,
      shown: confirmed.text,
      saving: { state: isSample ? 'sample' : 'saved' },
      found: around.shadows.find(shadowKey, isSample ? null : confirmed.text),
    };
  }

  get name(): string {
    return this.file.name;
  }

  get hasUnsavedText(): boolean {
    return this.text !== this.#confirmed.text;
  }

  /** The person has changed the text. */
  edit(text: string): void {
    if (this.text === text) return;
    this.text = text;
    this.#around.shadows.keep(this.#shadowKey, { text, at: this.#around.clock.now() });
    this.#cancelTimer?.();
    this.#cancelTimer = this.#around.clock.after(AUTOSAVE_MS, () => void this.save());
    const { state } = this.file.saving;
    if (state === 'sample' || state === 'saved') this.#update({ saving: { state: 'waiting' } });
  }

  /** One writing at a time; what changes meanwhile is written after it. */
  async save(): Promise<void> {
    if (this.#writing || this.file.saving.state === 'conflict') return;
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    if (!this.hasUnsavedText) {
      this.#around.shadows.drop(this.#shadowKey);
      if (this.file.saving.state !== 'sample') this.#update({ saving: { state: 'saved' } });
      return;
    }
    const { text } = this;
    this.#writing = true;
    this.#update({ saving: { state: 'saving' } });
    const written = await this.#around.save(this.name, text, this.#confirmed.revision);
    this.#writing = false;
    if (!written.ok) {
      const { code, sentence } = written.error;
      const saving: Saving =
        code === 'conflict' ? { state: 'conflict' } : { state: 'failed', sentence };
      this.#update({ saving });
      return;
    }
    this.#confirmed = { text, revision: written.value.revision };
    if (this.#cancelTimer === null) void this.save();
    else this.#update({ saving: { state: 'waiting' } });
  }

  /** The snippet was made on disk with this file in it. */
  made(confirmed: Confirmed, shadowKey: string): void {
    this.#around.shadows.drop(this.#shadowKey);
    this.#shadowKey = shadowKey;
    this.#confirmed = confirmed;
    if (this.hasUnsavedText) {
      this.#around.shadows.keep(shadowKey, { text: this.text, at: this.#around.clock.now() });
    }
    this.#update({ saving: { state: this.hasUnsavedText ? 'waiting' : 'saved' } });
    if (this.#cancelTimer === null) void this.save();
  }

  renamed(name: string, shadowKey: string): void {
    this.#around.shadows.drop(this.#shadowKey);
    this.#shadowKey = shadowKey;
    this.#update({ name });
  }

  /** What is on disk by now, by another window's hand; it is shown where nothing here is unsaved. */
  savedElsewhere(confirmed: Confirmed): void {
    if (this.#confirmed.revision === confirmed.revision) return;
    if (this.hasUnsavedText) this.#update({ saving: { state: 'conflict' } });
    else this.take(confirmed);
  }

  /** Shows the text that is on disk, and goes on from it. */
  take(confirmed: Confirmed): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    this.#confirmed = confirmed;
    this.text = confirmed.text;
    this.#around.shadows.drop(this.#shadowKey);
    this.#update({ shown: confirmed.text, saving: { state: 'saved' } });
  }

  /** Saves the text that is shown over the one on disk, which the person has seen to be another. */
  async keep(onDisk: Confirmed): Promise<void> {
    this.#confirmed = onDisk;
    this.#update({ saving: { state: 'waiting' } });
    await this.save();
  }

  /** Lets an editor that replaces another one show what was typed into that. */
  showTyped(): void {
    if (this.file.shown !== this.text) this.#update({ shown: this.text });
  }

  /** Takes the text that an earlier window could not save. */
  restoreFound(): void {
    const { found } = this.file;
    if (found === null) return;
    this.edit(found.text);
    this.#update({ shown: found.text, found: null });
    this.#around.shadows.decided(this.#shadowKey);
  }

  discardFound(): void {
    this.#around.shadows.decided(this.#shadowKey);
    this.#update({ found: null });
  }

  #update(change: Partial<OpenFile>): void {
    this.file = { ...this.file, ...change };
    this.#around.changed();
  }
}
