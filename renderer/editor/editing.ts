import type { Diagnostic } from '../diagnostics/diagnostics.ts';
import type { Formatting } from '../formatting/formatting.ts';
import type { EditorSeat } from './editor-seat.ts';

/** What both editors, the full one and the plain one, are given. */
export interface EditingProps {
  /** Another document has another undo history and another place in the text. */
  readonly documentId: string;
  readonly fileName: string;
  /** Monaco's id of the language. */
  readonly languageId: string;
  /** The text to show: what was typed last, or what replaces it. */
  readonly text: string;
  /** Where the last run's program is at fault in this file. */
  readonly diagnostics: readonly Diagnostic[];
  readonly onEdit: (text: string) => void;
  readonly onRun: () => void;
  /** Where the full editor tells that it is there. */
  readonly seat: EditorSeat;
  readonly formatting: Formatting;
  /** Hears why the text could not be formatted, or null when it was. */
  readonly onFormatted: (sentence: string | null) => void;
}

export function editorLabel(fileName: string): string {
  return `Program ${fileName}`;
}
