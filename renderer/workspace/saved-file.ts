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
  /** Another window has taken the whole snippet away; it is made anew when this is changed. */
  | { readonly state: 'removed' }
  | { readonly state: 'failed'; readonly sentence: string }
  /** Another window has saved another text, or taken the file away; the person decides which stays. */
  | { readonly state: 'conflict' };

export interface OpenFile {
  readonly name: string;
  /** The text as it stands, typed or read: whichever editor shows the file shows this. */
  readonly shown: string;
  readonly saving: Saving;
  /** What an earlier window could not save, still to be decided about. */
  readonly found: ShadowCopy | null;
  /** Whether the browser has a copy of what was typed last. */
  readonly isCopied: boolean;
}

export interface Clock {
  readonly now: () => number;
  /** @returns a function that cancels it */
  readonly after: (ms: number, callback: () => void) => () => void;
}

/** A text and what stands for it; the revision is null where there is no file yet. */
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
/** No text is the same as this one. */
const NOTHING = { text: null, revision: null };

export class SavedFile {
  file: OpenFile;
  readonly #around: FileSurroundings;
  #shadowKey: string;
  #confirmed: Confirmed | typeof NOTHING;
  /** The text of the copy that is in the browser's storage by our hand. */
  #copied: string | null = null;
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
    const isSample = confirmed.revision === null;
    this.file = {
      name,
      shown: confirmed.text,
      saving: { state: isSample ? 'sample' : 'saved' },
      found: around.shadows.find(shadowKey, isSample ? null : confirmed.text),
      isCopied: false,
    };
  }

  get name(): string {
    return this.file.name;
  }

  get text(): string {
    return this.file.shown;
  }

  get hasUnsavedText(): boolean {
    return this.text !== this.#confirmed.text;
  }

  /** The person has changed the text. */
  edit(text: string): void {
    if (this.text === text) return;
    this.#cancelTimer?.();
    this.#cancelTimer = this.#around.clock.after(AUTOSAVE_MS, () => void this.save());
    const { saving } = this.file;
    const isFirst = ['sample', 'saved', 'removed'].includes(saving.state);
    const isCopied = this.#copy(text);
    this.#update({ shown: text, isCopied, saving: isFirst ? { state: 'waiting' } : saving });
  }

  /** One writing at a time; what changes meanwhile is written after it. */
  async save(): Promise<void> {
    if (this.#writing || this.file.saving.state === 'conflict') return;
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    if (!this.hasUnsavedText) {
      this.#dropCopy();
      const { state } = this.file.saving;
      if (state !== 'sample' && state !== 'removed') this.#update({ saving: { state: 'saved' } });
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
    this.#confirmed = confirmed;
    this.#moveCopies(shadowKey);
    this.#update({ saving: { state: this.hasUnsavedText ? 'waiting' : 'saved' } });
    if (this.#cancelTimer === null) void this.save();
  }

  renamed(name: string, shadowKey: string): void {
    this.#moveCopies(shadowKey);
    this.#update({ name });
  }

  /** What is on disk by now, by another window's hand; it is shown where nothing here is unsaved. */
  savedElsewhere(confirmed: Confirmed): void {
    if (this.#confirmed.revision === confirmed.revision) return;
    const isSame = this.text === confirmed.text;
    // Our own text, perhaps, of whose saving we are about to hear.
    if (isSame && this.#writing) this.#confirmed = confirmed;
    else if (!isSame && this.hasUnsavedText) this.#update({ saving: { state: 'conflict' } });
    else this.take(confirmed);
  }

  /** Another window has taken this file away, while it had unsaved text here. */
  removedElsewhere(): void {
    this.#update({ saving: { state: 'conflict' } });
  }

  /** The snippet is no longer on disk. The text stays, and is saved anew where it was not saved. */
  lost(shadowKey: string): void {
    const isUnsaved = this.hasUnsavedText;
    this.#confirmed = isUnsaved ? NOTHING : { text: this.text, revision: null };
    this.#moveCopies(shadowKey);
    if (!this.#writing) this.#update({ saving: { state: isUnsaved ? 'waiting' : 'removed' } });
  }

  /** Shows the text that is on disk, and goes on from it. */
  take(confirmed: Confirmed): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    this.#confirmed = confirmed;
    this.#dropCopy();
    this.#update({ shown: confirmed.text, saving: { state: 'saved' } });
  }

  /**
   * Saves the text that is shown over the one on disk, which the person has seen to be another.
   *
   * @param onDisk null when the file was taken away
   */
  async keep(onDisk: Confirmed | null): Promise<void> {
    this.#confirmed = onDisk ?? NOTHING;
    this.#update({ saving: { state: 'waiting' } });
    await this.save();
  }

  /** Takes the text that an earlier window could not save. */
  restoreFound(): void {
    const { found } = this.file;
    if (found === null) return;
    this.edit(found.text);
    this.#update({ found: null });
    this.#around.shadows.decided(this.#shadowKey);
  }

  discardFound(): void {
    this.#around.shadows.decided(this.#shadowKey);
    this.#update({ found: null });
  }

  /** @returns whether the browser's storage has the text now */
  #copy(text: string): boolean {
    const { shadows, clock } = this.#around;
    if (!shadows.keep(this.#shadowKey, { text, at: clock.now() })) return false;
    this.#copied = text;
    return true;
  }

  #dropCopy(): void {
    if (this.#copied !== null) this.#around.shadows.drop(this.#shadowKey, this.#copied);
    this.#copied = null;
  }

  /** The file goes by another name: the copies of it too, the new ones before the old ones go. */
  #moveCopies(shadowKey: string): void {
    const { shadows } = this.#around;
    const before = this.#shadowKey;
    if (before === shadowKey) return;
    const copied = this.#copied;
    this.#shadowKey = shadowKey;
    if (this.file.found !== null) shadows.moved(before, shadowKey);
    const isKept = !this.hasUnsavedText || this.#copy(this.text);
    if (copied !== null && isKept) shadows.drop(before, copied);
    if (!this.hasUnsavedText) this.#copied = null;
  }

  #update(change: Partial<OpenFile>): void {
    this.file = { ...this.file, ...change };
    this.#around.changed();
  }
}
