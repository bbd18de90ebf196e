/** Splitting a line of arguments into words, as a POSIX shell quotes them, and nothing more of a shell. */

export type SplitArguments =
  | { readonly ok: true; readonly words: readonly string[] }
  | { readonly ok: false; readonly sentence: string };

/**
 * Spaces part words. Single quotes keep everything as it is; between double
 * quotes a backslash keeps `"` and `\`; elsewhere it keeps any character.
 * Nothing is expanded: `$HOME` and `*` stay as they are written.
 *
 * @param line what the person typed
 * @returns the words, or a sentence on the quote that is never closed
 */
export function splitArguments(line: string): SplitArguments {
  const words: string[] = [];
  let word: string | null = null;
  let at = 0;
  while (at < line.length) {
    const character = line.charAt(at);
    if (/\s/.test(character)) {
      if (word !== null) words.push(word);
      word = null;
      at += 1;
      continue;
    }
    const piece = pieceAt(line, at);
    if (piece === null) return { ok: false, sentence: unclosed(character) };
    word = (word ?? '') + piece.text;
    at = piece.end;
  }
  if (word !== null) words.push(word);
  return { ok: true, words };
}

interface Piece {
  readonly text: string;
  readonly end: number;
}

const SINGLE_QUOTED = /'([^']*)'/y;
const DOUBLE_QUOTED = /"((?:[^"\\]|\\[\s\S])*)"/y;
const ESCAPED = /\\([\s\S])/y;
const PLAIN = /[^\s'"\\]+/y;

function pieceAt(line: string, at: number): Piece | null {
  switch (line.charAt(at)) {
    case "'":
      return match(SINGLE_QUOTED, line, at);
    case '"': {
      const quoted = match(DOUBLE_QUOTED, line, at);
      return quoted && { ...quoted, text: quoted.text.replaceAll(/\\(["\\])/g, '$1') };
    }
    case '\\':
      return match(ESCAPED, line, at);
    default:
      return match(PLAIN, line, at);
  }
}

function match(pattern: RegExp, line: string, at: number): Piece | null {
  pattern.lastIndex = at;
  const found = pattern.exec(line);
  return found && { text: found[1] ?? found[0], end: pattern.lastIndex };
}

function unclosed(opening: string): string {
  if (opening === '\\') return 'The arguments end in a backslash that keeps nothing.';
  const name = opening === '"' ? 'double' : 'single';
  return `A ${name} quote (${opening}) in the arguments is never closed.`;
}
