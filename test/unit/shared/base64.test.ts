import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64, toBase64 } from '../../../shared/base64.ts';

describe('base64', () => {
  test('is what everybody else writes, and comes back the same', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        expect(toBase64(bytes)).toBe(text);
        expect(fromBase64(text)).toEqual(bytes);
      }),
    );
  });

  test.each([6143, 6144, 6145, 100_000])(
    'of %i bytes, over the borders of its pieces',
    (length) => {
      const bytes = Uint8Array.from({ length }, (_, at) => at % 256);
      expect(toBase64(bytes) === Buffer.from(bytes).toString('base64')).toBe(true);
    },
  );

  test('of a part of a buffer is of that part', () => {
    expect(toBase64(Buffer.from('xhellox').subarray(1, 6))).toBe('aGVsbG8=');
  });

  test.each([
    'a',
    'ab',
    'abc',
    'ab=',
    'a===',
    '====',
    'ab==c',
    'a=b=',
    'ab c',
    'ab\n=',
    'ab-_',
    'aé==',
    'aB==',
    'aGk',
    '🧤==',
    '=abc',
  ])('%j is none', (text) => {
    expect(fromBase64(text)).toBeNull();
  });

  test('has one form for any bytes: whatever is taken is written the same again', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^([A-Za-z0-9+/=]{4}){0,3}$/), (text) => {
        const bytes = fromBase64(text);
        expect(bytes === null ? text : toBase64(bytes)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});
