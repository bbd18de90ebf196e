/** Which names a file of a run or of the workspace may have. */
import { GloveboxError } from './outcome.ts';

/** Bytes of UTF-8; file systems allow 255, and we write neighbours with longer names. */
const LONGEST_NAME_BYTES = 200;

/**
 * A name is a base name: it may have spaces, quotes or a leading dash, never a
 * folder, a line break or a control character. Nor has it what Windows takes
 * for something else: it drops dots and spaces at the end, and writes what has
 * a colon into a stream beside the file.
 *
 * @throws GloveboxError `bad-input`
 */
export function checkFileName(name: string): void {
  const shown = JSON.stringify(name);
  if (name === '' || name === '.' || name === '..') throw bad(`${shown} is not a file’s name.`);
  if (/[/\\]/.test(name)) throw bad(`${shown} names a folder; files stand side by side in one.`);
  if (/\p{Cc}/u.test(name)) {
    throw bad(`The file name ${shown} has a line break or control character; rename it.`);
  }
  if (/[. ]$/.test(name)) throw bad(`The file name ${shown} ends in a dot or a space; rename it.`);
  if (name.includes(':')) throw bad(`The file name ${shown} has a colon; rename it.`);
  if (!name.isWellFormed()) throw bad(`The file name ${shown} is not valid Unicode; rename it.`);
  if (utf8Length(name) > LONGEST_NAME_BYTES) throw bad(`The file name ${shown} is too long.`);
}

/** Whether two names are one where the disk ignores case or Unicode's forms, as macOS and Windows do. */
export const sameName = (one: string, other: string): boolean => folded(one) === folded(other);

const folded = (name: string): string => name.normalize('NFC').toLowerCase();

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function bad(sentence: string): GloveboxError {
  return new GloveboxError('bad-input', sentence);
}
