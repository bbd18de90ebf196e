import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64, toBase64 } from '../../../shared/base64.ts';
import { decodeFromDoor, encodeForDoor } from '../../../shared/door-codec.ts';

const key = fc.oneof(fc.string(), fc.constantFrom('$', '$bytes', '$$bytes', 'constructor'));
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.string({ unit: 'binary' }),
    fc.uint8Array(),
    fc.array(tie('value')),
    fc.dictionary(
      key.filter((name) => name !== '__proto__'),
      tie('value'),
      { noNullPrototype: true },
    ),
  ),
}));

describe('base64', () => {
  test('is what Node makes of the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40_000 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      }),
      { numRuns: 200 },
    );
  });

  test('comes back as the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40_000 }), (bytes) => {
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      }),
      { numRuns: 200 },
    );
  });

  test.each(['A', 'AA', 'AAA', 'A===', '====', 'AA=A', 'AAA*', 'AA==AAAA', 'AAB=', 'AB==', 'ÀAAA'])(
    'refuses %j',
    (text) => {
      expect(fromBase64(text)).toBeNull();
    },
  );
});

describe('the codec of the loopback door', () => {
  test('gives back every value that the contract can hold', () => {
    fc.assert(
      fc.property(value, (sent) => {
        expect(decodeFromDoor(encodeForDoor(sent))).toEqual(sent);
      }),
      { numRuns: 1_000 },
    );
  });

  test('writes one line, whatever the text in it', () => {
    fc.assert(
      fc.property(value, (sent) => {
        expect(encodeForDoor(sent)).not.toContain('\n');
      }),
    );
  });

  test('does not take an object for bytes that only looks like them', () => {
    const disguised = { $bytes: 'AAAA' };
    expect(decodeFromDoor(encodeForDoor(disguised))).toEqual(disguised);
  });

  test('keeps an unpaired surrogate as it is, for the handlers to judge', () => {
    expect(decodeFromDoor(encodeForDoor({ text: '\ud800' }))).toEqual({ text: '\ud800' });
  });

  test.each([
    ['a key __proto__', '{"__proto__": {"polluted": true}}'],
    ['a key __proto__ further in', '[{"a": {"__proto__": 1}}]'],
    ['an unknown mark', '{"$other": 1}'],
    ['bytes beside another key', '{"$bytes": "AAAA", "a": 1}'],
    ['bytes that are no text', '{"$bytes": 1}'],
    ['bytes that are not base64', '{"$bytes": "A"}'],
    ['no JSON', '{'],
  ])('refuses %s', (_what, text) => {
    expect(() => decodeFromDoor(text)).toThrow(SyntaxError);
  });
});
