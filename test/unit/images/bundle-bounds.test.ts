import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { checkBundle } from '../../../electron/images/bundle-check.ts';
import { badInput, rejectionOf } from '../support/refusal.ts';
import {
  NAME,
  archive,
  archiveBytes,
  inChunks,
  ociLayout,
  olderLayout,
  sha256,
  type Entry,
} from './support/bundle.ts';

const refused = async (entries: readonly Entry[]) =>
  rejectionOf(checkBundle(await archive(entries)));
const HEX = 'c0ffee00'.repeat(8);

describe('sizes are bounded', () => {
  test('a claimed size is believed before it is read', async () => {
    const bytes = await archiveBytes([{ name: `${HEX}/layer.tar`, content: 'x' }]);
    const size = Buffer.alloc(12);
    // The base-256 form of GNU tar: one terabyte.
    size[0] = 0x80;
    size.writeBigUInt64BE(1024n ** 4n, 4);
    size.copy(bytes, 124);
    bytes.fill(' ', 148, 156);
    const sum = bytes.subarray(0, 512).reduce((total, byte) => total + byte, 0);
    bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    expect(await rejectionOf(checkBundle(inChunks(bytes)))).toEqual(badInput('larger than any'));
  });

  test('all entries together', async () => {
    const layers = [randomBytes(600_000), randomBytes(600_000)];
    const whole = await archiveBytes(olderLayout({ layers }));
    expect(await rejectionOf(checkBundle(inChunks(whole), 1_000_000))).toEqual(
      badInput('larger than any'),
    );
    expect(await checkBundle(inChunks(whole), 2_000_000)).toEqual([NAME]);
  });

  test('attributes, which a reader gathers before it shows their entry', async () => {
    const attributes = await archiveBytes([
      { name: 'attributes', content: Buffer.alloc(16 * 1024 * 1024, ' ') },
    ]);
    attributes.write('x', 156);
    attributes.fill(' ', 148, 156);
    const sum = attributes.subarray(0, 512).reduce((total, byte) => total + byte, 0);
    attributes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    expect(await rejectionOf(checkBundle(inChunks(attributes)))).toEqual(
      badInput('cannot be read as a tar archive'),
    );
  });

  test('what layers unpack to, one or many: a few kilobytes must not become a day’s work', async () => {
    const zeros = Buffer.alloc(600_000);
    const one = await archiveBytes(ociLayout({ layers: [Buffer.alloc(5_000_000)] }));
    expect(one.length).toBeLessThan(50_000);
    expect(await rejectionOf(checkBundle(inChunks(one), 1_000_000))).toEqual(badInput('unpack'));
    const long = gzipSync(Buffer.alloc(60_000_000), { level: 1 });
    expect(long.length).toBeGreaterThan(3 * 64 * 1024);
    const pieces = inChunks(await archiveBytes(olderLayout({ layers: [long] })));
    expect(await rejectionOf(checkBundle(pieces, 1_000_000))).toEqual(badInput('unpack'));
    const many = await archiveBytes(
      ociLayout({ layers: [zeros, Buffer.concat([zeros, Buffer.of(1)])] }),
    );
    expect(await rejectionOf(checkBundle(inChunks(many), 1_000_000))).toEqual(badInput('unpack'));
    expect(await checkBundle(inChunks(many), 2_000_000)).toEqual([NAME]);
  });
});

describe('what is no archive is told as that, and never waited for', () => {
  test.each([
    ['text', Buffer.from('hello')],
    ['zeros', Buffer.alloc(10_240)],
    ['noise', Buffer.from('not a tar archive at all '.repeat(2000))],
    ['a packed archive', gzipSync(Buffer.alloc(10_240))],
  ])('%s', async (_name, bytes) => {
    expect((await rejectionOf(checkBundle(inChunks(bytes))))?.code).toBe('bad-input');
  });

  test('an archive that breaks off', async () => {
    const whole = await archiveBytes(olderLayout({ layers: [randomBytes(200_000)] }));
    const cut = inChunks(whole.subarray(0, 150_000));
    expect(await rejectionOf(checkBundle(cut))).toEqual(
      badInput('cannot be read as a tar archive'),
    );
  });

  test.each([
    ['a few bytes', 100],
    ['many pieces', 500_000],
  ])('a layer that only begins like a packed one (%s)', async (_name, length) => {
    const layer = Buffer.concat([Buffer.of(0x1f, 0x8b), randomBytes(length)]);
    expect((await refused(olderLayout({ layers: [layer] })))?.code).toBe('bad-input');
  });

  test('a packed layer that breaks off', async () => {
    const packed = gzipSync(randomBytes(500_000));
    const layer = packed.subarray(0, 300_000);
    expect((await refused(olderLayout({ layers: [layer] })))?.code).toBe('bad-input');
  });

  test('a packed layer with something behind it', async () => {
    const layer = Buffer.concat([gzipSync('a layer'), randomBytes(200_000)]);
    expect(
      (await refused(olderLayout({ layers: [layer], diffIds: [`sha256:${sha256('a layer')}`] })))
        ?.code,
    ).toBe('bad-input');
  });
});

test('nothing is loaded, the sentence says', async () => {
  expect((await refused(olderLayout({ tags: ['python:3'] })))?.sentence).toMatch(
    /Nothing was loaded\.$/,
  );
});
