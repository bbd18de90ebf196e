import type { Shortcut } from '../design/shortcut.ts';

/** Something that a person can do, whatever they do it with: palette or key. */
export interface Command {
  readonly id: string;
  readonly title: string;
  readonly shortcut: Shortcut | null;
  /** Null where it cannot be done now. */
  readonly run: (() => void) | null;
}
