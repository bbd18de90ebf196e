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

export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** A draft of which there are copies: what it began as, and of which files. */
export interface LeftDraft {
  readonly beginning: string;
  readonly fileNames: readonly string[];
}

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

  /** The drafts of a language of which there are copies, whoever typed them. */
  drafts(language: string): LeftDraft[] {
    const drafts = new Map<string, Set<string>>();
    for (const key of this.#keys()) {
      const name = [KEPT, ASIDE].find((prefix) => key.startsWith(prefix))?.length;
      const draft = name === undefined ? null : draftOf(key.slice(name));
      if (draft?.language !== language) continue;
      drafts.set(draft.beginning, (drafts.get(draft.beginning) ?? new Set()).add(draft.fileName));
    }
    return [...drafts].map(([beginning, names]) => ({
      beginning,
      fileNames: [...names].toSorted(),
    }));
  }

  #keys(): string[] {
    const keys = Array.from({ length: this.#storage.length }, (_, at) => this.#storage.key(at));
    return keys.flatMap((key) => key ?? []);
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

/** Reads a copy's name as `shadowKey` writes it; null for one of a snippet. */
function draftOf(name: string): { language: string; beginning: string; fileName: string } | null {
  const found = /^draft\.([^./]+)(?:\.([^/]+))?\/(.+)$/.exec(name);
  if (found === null) return null;
  const [, language = '', beginning = '', fileName = ''] = found;
  return { language, beginning, fileName };
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
