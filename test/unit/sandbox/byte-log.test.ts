import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteLog } from '../../../electron/sandbox/byte-log.ts';
import { cutAt, cuts } from '../support/cutting.ts';

const BLOCK = 64 * 1024;

function textOf(pieces: readonly Uint8Array[]): string {
  const log = new ByteLog();
  for (const piece of pieces) log.append(piece);
  return log.text();
}

describe('a log of bytes', () => {
  test('tells the text that was written, however it was cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), cuts, (text, shares) => {
        expect(textOf(cutAt(Buffer.from(text), shares))).toBe(text);
      }),
    );
  });

  test.each([1, 2, 3])('keeps a character whole whose first %i bytes end a block', (share) => {
    const text = `${'a'.repeat(BLOCK - share)}😀 and on`;
    expect(textOf([Buffer.from(text)])).toBe(text);
  });

  test('keeps characters whole over many blocks, whose borders fall anywhere in them', () => {
    const text = '€'.repeat(BLOCK);
    expect(textOf([Buffer.from(text)]) === text).toBe(true);
  });

  test.each([BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK])('of %i bytes is of that length', (length) => {
    expect(textOf([Buffer.alloc(length, 'x')])).toHaveLength(length);
  });

  test('shows what is no UTF-8 as replacement characters', () => {
    expect(textOf([Uint8Array.of(0x61, 0xff, 0x62)])).toBe('a\ufffdb');
  });

  test('shows a character cut off by the end', () => {
    expect(textOf([Buffer.from('x€').subarray(0, 3)])).toBe('x\ufffd');
  });

  test('keeps a byte order mark: the program printed it', () => {
    expect(textOf([Buffer.from('\ufeffid,name\n')])).toBe('\ufeffid,name\n');
  });

  test('does not change with the buffer that it was given', () => {
    const log = new ByteLog();
    const buffer = Buffer.from('kept');
    log.append(buffer);
    buffer.fill(0);
    expect(log.text()).toBe('kept');
  });

  test('can be read, and then goes on', () => {
    const log = new ByteLog();
    expect(log.text()).toBe('');
    log.append(Buffer.from('one'));
    expect(log.text()).toBe('one');
    log.append(Buffer.from(' two'));
    expect(log.text()).toBe('one two');
  });

  test('of many single bytes costs about their size in memory', () => {
    const log = new ByteLog();
    const one = Uint8Array.of(120);
    for (let count = 0; count < 300_000; count += 1) log.append(one);
    const before = process.memoryUsage().arrayBuffers;
    for (let count = 0; count < 300_000; count += 1) log.append(one);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 * 1024 * 1024);
    expect(log.text()).toHaveLength(600_000);
  });
});
