import type { Shortcut } from '../design/shortcut.ts';

/** Something that a person can do, whatever they do it with: palette or key. */
export interface Command {
  readonly id: string;
  readonly title: string;
  readonly shortcut: Shortcut | null;
  /** Whether the key is the editor's own, and nothing to the rest of the page. */
  readonly isEditorsKey?: boolean;
  /** Null where it cannot be done now. */
  readonly run: (() => void) | null;
}
