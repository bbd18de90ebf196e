/**
 * How the contract's values travel as text: JSON, in which bytes are base64.
 *
 * Electron's door clones values as they are; the loopback door has only text.
 * Bytes become `{"$bytes": "…"}`. So that no other object can be mistaken for
 * them, a key that begins with `$` gets one more `$` on its way, and loses it
 * on arrival.
 */
import { fromBase64, toBase64 } from './base64.ts';

const BYTES_KEY = '$bytes';
const MARK = '$';

/**
 * @param value made of null, booleans, numbers, strings, arrays, plain objects
 *   and `Uint8Array`s
 * @returns one line of JSON
 */
export function encodeForDoor(value: unknown): string {
  return JSON.stringify(pack(value)) ?? 'null';
}

/**
 * @throws SyntaxError when the text is not JSON, or holds what `encodeForDoor`
 *   never writes: a key `__proto__`, unknown marks, bytes that are not base64
 */
export function decodeFromDoor(text: string): unknown {
  return unpack(JSON.parse(text));
}

function pack(value: unknown): unknown {
  if (value instanceof Uint8Array) return { [BYTES_KEY]: toBase64(value) };
  if (Array.isArray(value)) return value.map(pack);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.startsWith(MARK) ? MARK + key : key,
      pack(inner),
    ]),
  );
}

function unpack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpack);
  if (!isObject(value)) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only?.[0] === BYTES_KEY) return unpackBytes(only[1]);
  return Object.fromEntries(entries.map(([key, inner]) => [unpackKey(key), unpack(inner)]));
}

function unpackBytes(text: unknown): Uint8Array {
  const bytes = typeof text === 'string' ? fromBase64(text) : null;
  if (bytes === null) throw new SyntaxError('Bytes that are not base64');
  return bytes;
}

/** An own key `__proto__` is harmless here, and a trap for whoever copies the object by assignment. */
function unpackKey(key: string): string {
  if (key === '__proto__') throw new SyntaxError('A key that is not allowed: __proto__');
  if (!key.startsWith(MARK)) return key;
  if (!key.startsWith(MARK + MARK)) throw new SyntaxError('An unknown mark in a key');
  return key.slice(MARK.length);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
