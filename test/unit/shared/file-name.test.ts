import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFileName } from '../../../shared/file-name.ts';
import { badInput, refusalOf } from '../support/refusal.ts';

const refusal = (name: string) => refusalOf(() => checkFileName(name));

describe('a name that a person may well give is taken', () => {
  test.each([
    'main.py',
    'my first program.py',
    '-rf',
    '--version.c',
    `it's "quoted".js`,
    '$(rm -rf).sh',
    '..py',
    '.hidden',
    'naïve 程序 🧤.rb',
    'a'.repeat(200),
    '🧤'.repeat(50),
    'é'.repeat(100),
  ])('%j', (name) => {
    expect(refusal(name)).toBeNull();
  });
});

describe('a name that is no base name is refused, and says why', () => {
  test.each([
    ['', 'is not a file’s name'],
    ['.', 'is not a file’s name'],
    ['..', 'is not a file’s name'],
    ['/etc/passwd', 'names a folder'],
    ['../escape.py', 'names a folder'],
    ['a/b', 'names a folder'],
    ['a/', 'names a folder'],
    ['..\\escape.py', 'names a folder'],
    ['C:\\x', 'names a folder'],
    ['two\nlines', 'line break or control character'],
    ['carriage\rreturn', 'line break or control character'],
    ['nul\0byte', 'line break or control character'],
    ['escape\u001b[2J', 'line break or control character'],
    ['c1\u009b', 'line break or control character'],
    ['del\u007f', 'line break or control character'],
    ['...', 'ends in a dot or a space'],
    ['main.py.', 'ends in a dot or a space'],
    ['main.py ', 'ends in a dot or a space'],
    ['main.py:hidden', 'has a colon'],
    ['lone \ud83d high', 'not valid Unicode'],
    ['lone \udc00 low', 'not valid Unicode'],
    ['a'.repeat(201), 'too long'],
    ['🧤'.repeat(50) + 'a', 'too long'],
    ['é'.repeat(100) + 'a', 'too long'],
  ])('%j', (name, why) => {
    expect(refusal(name)).toEqual(badInput(why));
  });
});

test('whatever is taken stands in its folder under its own name, within what file systems allow', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 250 }), (name) => {
      if (refusal(name) !== null) return;
      const bytes = Buffer.from(name);
      expect(bytes.length).toBeGreaterThan(0);
      expect(bytes.length).toBeLessThanOrEqual(200);
      expect(bytes.toString()).toBe(name);
      expect([...bytes].some((byte) => byte < 32 || byte === 0x2f || byte === 0x5c)).toBe(false);
      expect(['.', '..']).not.toContain(name);
    }),
    { numRuns: 300 },
  );
});

test('the sentence shows the name so that a terminal obeys nothing in it', () => {
  expect(refusal('x\u001b]52;c;aGk=\u0007')?.sentence).not.toMatch(/\p{Cc}/u);
});
