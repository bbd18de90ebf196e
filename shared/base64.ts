/**
 * Base64 (RFC 4648 section 4, padded) between bytes and text.
 *
 * Written out because this folder sees neither Node's `Buffer` nor the
 * browser's `btoa`, and `Uint8Array.prototype.toBase64` is younger than the
 * oldest Node that runs this.
 */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PADDING = '=';
/** Value of a code unit outside the alphabet. */
const INVALID = 255;
/** As much as one call of `String.fromCharCode` takes with ease; building text by `+=` is ten times slower. */
const PIECE_BYTES = 3 * 2048;

const CODE_OF = Uint8Array.from(ALPHABET, (character) => character.charCodeAt(0));
const VALUE_OF = new Uint8Array(128).fill(INVALID);
CODE_OF.forEach((code, value) => {
  VALUE_OF[code] = value;
});

/** @returns the bytes as padded base64 */
export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
    pieces.push(encodePiece(bytes.subarray(start, start + PIECE_BYTES)));
  }
  return pieces.join('');
}

function encodePiece(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  for (let at = 0, to = 0; at < bytes.length; at += 3, to += 4) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    codes[to] = codeOf(group >> 18);
    codes[to + 1] = codeOf(group >> 12);
    codes[to + 2] = codeOf(group >> 6);
    codes[to + 3] = codeOf(group);
  }
  const missing = (3 - (bytes.length % 3)) % 3;
  codes.fill(PADDING.charCodeAt(0), codes.length - missing);
  return Reflect.apply(String.fromCharCode, null, codes) as string;
}

function codeOf(sixBits: number): number {
  return CODE_OF[sixBits & 63] ?? 0;
}

/**
 * @returns the bytes, or null when the text is not padded base64 in its one
 *   canonical form (no white space, no stray bits)
 */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 !== 0) return null;
  const padded = text.endsWith('==') ? 2 : text.endsWith(PADDING) ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padded);
  const characters = text.length - padded;
  let group = 0;
  let bits = 0;
  let written = 0;
  for (let at = 0; at < characters; at += 1) {
    const value = VALUE_OF[text.charCodeAt(at)] ?? INVALID;
    if (value === INVALID) return null;
    group = ((group << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[written] = (group >> bits) & 255;
      written += 1;
    }
  }
  const strayBits = group & ((1 << bits) - 1);
  return strayBits === 0 ? bytes : null;
}
