/**
 * Where a person was in the plain editor when the full one took its place, so
 * that they go on there. Known from leaving the one to entering the other.
 */
export interface LeftCaret {
  readonly documentId: string;
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  readonly hadFocus: boolean;
}

let left: LeftCaret | null = null;

export function leaveCaret(documentId: string, field: HTMLTextAreaElement): void {
  const before = field.value.slice(0, field.selectionEnd).split('\n');
  left = {
    documentId,
    line: before.length,
    column: (before.at(-1) ?? '').length + 1,
    hadFocus: document.activeElement === field,
  };
}

/** @returns null where nobody was in this document; it is told once */
export function takeCaret(documentId: string): LeftCaret | null {
  const taken = left;
  left = null;
  return taken?.documentId === documentId ? taken : null;
}
