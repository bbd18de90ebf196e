import { array, assert, constantFrom, oneof, property, string, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VisibleText } from '../../../renderer/output/raw/visible-text.ts';
import { cutAt, cuts } from '../support/cutting.ts';

const encode = (text: string) => new TextEncoder().encode(text);

function shown(...pieces: readonly Uint8Array[]): string {
  const visible = new VisibleText();
  return pieces.map((piece) => visible.push(piece)).join('') + visible.end();
}

/** The way back, by the notation alone. */
function printed(text: string): Uint8Array {
  const bytes: number[] = [];
  const notation = /\\\\|\\t|\\r|\\<|\\x([\da-f]{2})|<U\+([\dA-F]{4,6})>|[\s\S]/gu;
  for (const [token, hex, code] of text.matchAll(notation)) {
    if (hex !== undefined) bytes.push(Number.parseInt(hex, 16));
    else if (code !== undefined)
      bytes.push(...encode(String.fromCodePoint(Number.parseInt(code, 16))));
    else bytes.push(...encode(NAMES[token] ?? token));
  }
  return Uint8Array.from(bytes);
}

const NAMES: Readonly<Record<string, string>> = {
  '\\\\': '\\',
  '\\t': '\t',
  '\\r': '\r',
  '\\<': '<',
};

/** What is awkward comes more often than chance would have it. */
const output = array(
  oneof(
    uint8Array({ maxLength: 6 }),
    string({ unit: 'binary', maxLength: 6 }).map(encode),
    constantFrom(
      ...['<U+202E>', '<U', '<', '\\x1b', '\\', '\u202e', '\x1b[8m', 'e\u0301\u0301\u0301'].map(
        encode,
      ),
      Uint8Array.of(0xe2, 0x82),
      Uint8Array.of(0xed, 0xa0, 0x80),
      Uint8Array.of(0xc0, 0x80),
    ),
  ),
  { maxLength: 20 },
).map((parts) => Uint8Array.from(parts.flatMap((part) => [...part])));

const EFFECTS = /(?!\n)[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

describe('VisibleText', () => {
  it.each([
    ['an escape sequence', '\x1b[8mhidden', '\\x1b[8mhidden'],
    ['a title', '\x1b]0;EVIL\x07', '\\x1b]0;EVIL\\x07'],
    ['NUL and delete', 'a\0b\x7f', 'a\\x00b\\x7f'],
    ['tabs and returns', 'a\tb\rc\r\n', 'a\\tb\\rc\\r\n'],
    ['a turned direction', 'access\u202egranted', 'access<U+202E>granted'],
    ['zero width', 'a\u200bb\ufeffc\u00add', 'a<U+200B>b<U+FEFF>c<U+00AD>d'],
    ['tags', '\u{e0041}', '<U+E0041>'],
    ['other spaces', 'a\u00a0b\u2028c', 'a<U+00A0>b<U+2028>c'],
    ['C1 controls', '\u009b31m', '<U+009B>31m'],
    ['a pile of marks', 'Z\u0301\u0302\u0303\u0304o', 'Z\u0301\u0302<U+0303><U+0304>o'],
    ['what looks like our notation', '\\x1b <U+202E> <b>', '\\\\x1b \\<U+202E> <b>'],
    ['many scripts', 'grüße 日本語 नमस्ते 👩‍🚀', 'grüße 日本語 नमस्ते 👩<U+200D>🚀'],
  ])('shows %s', (_, text, expected) => {
    expect(shown(encode(text))).toBe(expected);
  });

  it('shows bytes that belong to no character', () => {
    expect(shown(Uint8Array.of(0x41, 0xff, 0xfe, 0xe2, 0x82))).toBe('A\\xff\\xfe\\xe2\\x82');
    // Written longer than it must be, a surrogate, beyond the last character.
    expect(shown(Uint8Array.of(0xc0, 0xaf))).toBe('\\xc0\\xaf');
    expect(shown(Uint8Array.of(0xed, 0xa0, 0x80))).toBe('\\xed\\xa0\\x80');
    expect(shown(Uint8Array.of(0xf4, 0x90, 0x80, 0x80))).toBe('\\xf4\\x90\\x80\\x80');
  });

  it('never shows a character that has an effect, or none to be seen', () => {
    assert(
      property(output, (bytes) => {
        expect(EFFECTS.test(shown(bytes))).toBe(false);
      }),
    );
  });

  it('tells every byte', () => {
    assert(
      property(output, (bytes) => {
        expect(printed(shown(bytes))).toEqual(bytes);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same wherever the bytes are cut', () => {
    assert(
      property(output, cuts, (bytes, shares) => {
        expect(shown(...cutAt(bytes, shares))).toBe(shown(bytes));
      }),
      { numRuns: 1000 },
    );
  });
});
