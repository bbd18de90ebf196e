/**
 * The full editor as the rest of the page reaches it. It is loaded late and may
 * never come, so that whoever wants something of it asks here whether it is there.
 */
import type { Indentation } from '../formatting/format-request.ts';

/** Where the caret is and how the file is indented, as the status bar shows it. */
export interface EditorPlace {
  readonly line: number;
  readonly column: number;
  /** Characters in all selections together. */
  readonly selected: number;
  readonly carets: number;
  readonly indentation: Indentation;
}

/** An editor that is there. */
export interface SeatedEditor {
  /** Does one of Monaco's own actions, by its id. */
  perform(action: string): void;
}

export class EditorSeat {
  seated: SeatedEditor | null = null;
  #place: EditorPlace | null = null;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Null while there is no full editor. */
  readonly place = (): EditorPlace | null => this.#place;

  /** @returns what gives the seat up again, if no other editor has taken it since */
  take(editor: SeatedEditor): () => void {
    this.seated = editor;
    return () => {
      if (this.seated !== editor) return;
      this.seated = null;
      this.moved(null);
    };
  }

  moved(place: EditorPlace | null): void {
    this.#place = place;
    for (const listener of this.#listeners) listener();
  }
}
