import type { Diagnostic } from '../diagnostics/diagnostics.ts';

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
}

export function editorLabel(fileName: string): string {
  return `Program ${fileName}`;
}
