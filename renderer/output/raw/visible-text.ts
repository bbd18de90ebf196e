/**
 * Bytes as text in which every one of them can be told, and none has an effect.
 *
 * - letters, digits, signs and line ends stand as they are
 * - `\x1b` is a control character (the escape character), `\t` and `\r` the two
 *   that are known by name
 * - `\xff` is a byte that belongs to no character (RFC 3629)
 * - `<U+202E>` is a character that shows nothing, turns text around, looks like
 *   a space or piles up on the one before
 *
 * A backslash is doubled, and `<U+` that was printed as such is shown as `\<U+`,
 * so that what was printed can be told from how it is shown. Cut anywhere between two pieces, the text is the same.
 */
import { codePointNotation } from '../../../shared/code-point.ts';

const NEW_LINE = 0x0a;
const BACKSLASH = 0x5c;
const LESS_THAN = 0x3c;
const FIRST_PRINTABLE = 0x20;
const DELETE = 0x7f;

const NAMED: Readonly<Record<number, string>> = { 0x09: '\\t', 0x0d: '\\r', [BACKSLASH]: '\\\\' };

/** Controls, formats, private and unassigned characters, spaces, and what is made to be ignored. */
const SHOWS_NOTHING = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u;
const MARK = /\p{M}/u;
/** Two stand on one letter in many scripts; a pile of them reaches over other lines. */
const MOST_MARKS = 2;

/** What a printed `<` is followed by where it could be taken for ours. */
const NOTATION = [0x55, 0x2b];

const EMPTY = new Uint8Array(0);

export class VisibleText {
  /** The beginning of a character, or of what could be taken for our notation. */
  #carried = EMPTY;
  #marks = 0;

  /** @returns all of the text that no later byte can change */
  push(bytes: Uint8Array): string {
    return this.#read(joined(this.#carried, bytes), false);
  }

  /** @returns what was held back for a byte that did not come */
  end(): string {
    return this.#read(this.#carried, true);
  }

  #read(bytes: Uint8Array, isEnd: boolean): string {
    let text = '';
    let at = 0;
    while (at < bytes.length) {
      const plain = plainUntil(bytes, at);
      if (plain > at) {
        text += ascii(bytes.subarray(at, plain));
        at = plain;
        this.#marks = 0;
        continue;
      }
      const read = this.#one(bytes, at, isEnd);
      if (read === null) break;
      text += read.text;
      at += read.length;
    }
    this.#carried = bytes.slice(at);
    return text;
  }

  /** @returns null where what follows must be known first */
  #one(bytes: Uint8Array, at: number, isEnd: boolean): Shown | null {
    const byte = bytes[at] ?? 0;
    if (byte > DELETE) {
      const character = characterAt(bytes, at, isEnd);
      return character === null ? null : this.#shown(character);
    }
    this.#marks = 0;
    if (byte === LESS_THAN) return lessThan(bytes, at, isEnd);
    return { text: NAMED[byte] ?? hex(byte), length: 1 };
  }

  #shown({ first, code, length }: Character): Shown {
    if (code === null) {
      this.#marks = 0;
      return { text: hex(first), length: 1 };
    }
    const text = String.fromCodePoint(code);
    const isMark = MARK.test(text);
    this.#marks = isMark ? this.#marks + 1 : 0;
    const isHidden = this.#marks > MOST_MARKS || SHOWS_NOTHING.test(text);
    return { text: isHidden ? codePointNotation(code) : text, length };
  }
}

interface Shown {
  readonly text: string;
  readonly length: number;
}

interface Character {
  /** The first of its bytes. */
  readonly first: number;
  /** Null for a byte that belongs to no character. */
  readonly code: number | null;
  /** In bytes. */
  readonly length: number;
}

/** Where a run ends that can be shown as it is. */
function plainUntil(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    const isPlain =
      byte === NEW_LINE ||
      (byte >= FIRST_PRINTABLE && byte < DELETE && byte !== BACKSLASH && byte !== LESS_THAN);
    if (!isPlain) break;
    at += 1;
  }
  return at;
}

const LATIN = new TextDecoder('latin1');
const ascii = (bytes: Uint8Array): string => LATIN.decode(bytes);

const hex = (byte: number): string => `\\x${byte.toString(16).padStart(2, '0')}`;

function lessThan(bytes: Uint8Array, at: number, isEnd: boolean): Shown | null {
  for (const [index, expected] of NOTATION.entries()) {
    const next = bytes[at + 1 + index];
    if (next === undefined) return isEnd ? { text: '<', length: 1 } : null;
    if (next !== expected) return { text: '<', length: 1 };
  }
  return { text: '\\<', length: 1 };
}

/** First bytes of a character of several: how many follow, and the smallest code that may be written so. */
const HEADS = [
  { mask: 0xe0, head: 0xc0, following: 1, smallest: 0x80 },
  { mask: 0xf0, head: 0xe0, following: 2, smallest: 0x800 },
  { mask: 0xf8, head: 0xf0, following: 3, smallest: 0x10000 },
] as const;

/** @returns null where the character may go on in bytes that have not come yet */
function characterAt(bytes: Uint8Array, at: number, isEnd: boolean): Character | null {
  const first = bytes[at] ?? 0;
  const wrong: Character = { first, code: null, length: 1 };
  const form = HEADS.find(({ mask, head }) => (first & mask) === head);
  if (form === undefined) return wrong;
  let code = first & ~form.mask & 0xff;
  for (let index = 1; index <= form.following; index += 1) {
    const next = bytes[at + index];
    if (next === undefined) return isEnd ? wrong : null;
    if ((next & 0xc0) !== 0x80) return wrong;
    code = (code << 6) | (next & 0x3f);
  }
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  if (code < form.smallest || code > 0x10ffff || isSurrogate) return wrong;
  return { first, code, length: form.following + 1 };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
