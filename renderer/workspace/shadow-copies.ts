/**
 * Copies of texts that have not been confirmed to be on disk, in the browser's
 * own storage: they outlive a crash of the window and the loss of the application.
 *
 * A copy that turns up when a file is opened is set aside until the person has
 * decided about it, so that what they type meanwhile cannot replace it.
 */
export interface ShadowCopy {
  readonly text: string;
  /** When it was typed, in milliseconds since 1970. */
  readonly at: number;
}

export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEPT = 'glovebox.unsaved.';
const ASIDE = 'glovebox.found.';

export class ShadowCopies {
  readonly #storage: TextStorage;

  constructor(storage: TextStorage) {
    this.#storage = storage;
  }

  /** @returns false when the browser's storage is full or closed to us */
  keep(name: string, copy: ShadowCopy): boolean {
    return this.#write(KEPT + name, copy);
  }

  /** This text is on disk; a copy of another one is another window's. */
  drop(name: string, text: string): void {
    if (this.#read(KEPT + name)?.text === text) this.#storage.removeItem(KEPT + name);
  }

  /**
   * What a window before this one could not save, to be asked for when the file is opened.
   *
   * @param saved the text on disk, null when there is no file
   * @returns null when there is nothing to be decided
   */
  find(name: string, saved: string | null): ShadowCopy | null {
    const left = this.#read(KEPT + name);
    if (left === null || left.text === saved) this.#storage.removeItem(KEPT + name);
    else if (!this.#setAside(name, left)) return left;
    const found = this.#read(ASIDE + name);
    if (found?.text !== saved) return found;
    this.decided(name);
    return null;
  }

  /** The person has taken the copy that was found, or does not want it. */
  decided(name: string): void {
    this.#storage.removeItem(ASIDE + name);
  }

  /** The file goes by another name from now on: what was found of it goes along. */
  moved(name: string, to: string): void {
    const found = this.#read(ASIDE + name);
    if (found === null || this.#read(ASIDE + to) !== null) return;
    if (this.#write(ASIDE + to, found)) this.#storage.removeItem(ASIDE + name);
  }

  /** @returns false when it could not be moved, and stays where it is */
  #setAside(name: string, left: ShadowCopy): boolean {
    const isAside = this.#write(ASIDE + name, left);
    this.#storage.removeItem(KEPT + name);
    // Where there is no room for it twice, there is now.
    if (isAside || this.#write(ASIDE + name, left)) return true;
    this.#write(KEPT + name, left);
    return false;
  }

  #write(key: string, copy: ShadowCopy): boolean {
    try {
      this.#storage.setItem(key, JSON.stringify(copy));
      return true;
    } catch {
      // Full, or forbidden by the browser's settings: its text does not say which.
      return false;
    }
  }

  #read(key: string): ShadowCopy | null {
    const stored = this.#storage.getItem(key);
    return stored === null ? null : parseCopy(stored);
  }
}

/**
 * Names a draft. There is one a language for each program to begin with.
 *
 * @param beginning that program's id; empty for the language's sample
 */
export function draftKey(language: string, beginning: string): string {
  return `draft.${language}${beginning === '' ? '' : `.${beginning}`}`;
}

interface Named {
  readonly id: string | null;
  readonly language: string;
  readonly beginning: string;
}

/** Names a file's copy; a draft's goes by its language and what it began as. */
export function shadowKey({ id, language, beginning }: Named, name: string): string {
  return `${id ?? draftKey(language, beginning)}/${name}`;
}

function parseCopy(stored: string): ShadowCopy | null {
  try {
    const value: unknown = JSON.parse(stored);
    if (typeof value !== 'object' || value === null) return null;
    if (!('text' in value) || !('at' in value)) return null;
    const { text, at } = value;
    return typeof text === 'string' && typeof at === 'number' ? { text, at } : null;
  } catch {
    return null;
  }
}
