import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { BundleUpload } from '../../../electron/images/bundle-upload.ts';
import { badInput, refusedFor, rejectionOf } from '../support/refusal.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { archiveBytes, BEGINNING, NAME, olderLayout } from './support/bundle.ts';

async function begun(totalBytes: number) {
  const folder = scratchFolder();
  const upload = await BundleUpload.begin(path.join(folder, 'a.part'), totalBytes);
  return { upload, folder, left: () => readdirSync(folder) };
}

/** An engine that takes an archive to its end. */
async function taking(archive: Readable): Promise<void> {
  archive.resume();
  await finished(archive);
}

describe('a bundle that arrives in pieces', () => {
  test('is checked, handed to the engine whole, and gone', async () => {
    const bytes = await archiveBytes(olderLayout());
    const { upload, folder, left } = await begun(bytes.length);
    expect(statSync(path.join(folder, 'a.part')).mode & 0o777).toBe(0o600);
    for (let at = 0; at < bytes.length; at += 1_000) {
      await upload.add(at, bytes.subarray(at, at + 1_000));
    }
    let taken = 0;
    const names = await upload.load(async (archive) => {
      archive.on('data', (chunk: Buffer) => {
        taken += chunk.length;
      });
      await finished(archive);
    });
    expect(names).toEqual([NAME]);
    expect(taken).toBe(bytes.length);
    expect(left()).toEqual([]);
  });

  test.each<[string, number]>([
    ['before its place', 1],
    ['behind its place', 600],
  ])('a piece %s is refused', async (_name, offset) => {
    const { upload } = await begun(1_000);
    await upload.add(0, BEGINNING);
    expect(await rejectionOf(upload.add(offset, Uint8Array.of(3)))).toEqual(badInput('order'));
    await upload.discard();
  });

  test('two pieces at once are refused: one of them is not the next', async () => {
    const { upload } = await begun(2_000);
    const both = await Promise.all([
      rejectionOf(upload.add(0, BEGINNING)),
      rejectionOf(upload.add(0, BEGINNING)),
    ]);
    expect(both).toEqual([null, badInput('order')]);
    await upload.discard();
  });

  test('more than was said is refused, and less is not loaded', async () => {
    const { upload, left } = await begun(BEGINNING.length + 2);
    await upload.add(0, BEGINNING);
    const tooMuch = upload.add(BEGINNING.length, Uint8Array.of(1, 2, 3));
    expect(await rejectionOf(tooMuch)).toEqual(badInput('longer'));
    expect(await rejectionOf(upload.load(taking))).toEqual(badInput('whole'));
    expect(left()).toEqual([]);
  });

  test('what is no bundle never reaches the engine, and leaves nothing', async () => {
    const { upload, left } = await begun(BEGINNING.length);
    await upload.add(0, BEGINNING);
    let isAsked = false;
    const load = upload.load(() => {
      isAsked = true;
      return Promise.resolve();
    });
    expect((await rejectionOf(load))?.code).toBe('bad-input');
    expect(isAsked).toBe(false);
    expect(left()).toEqual([]);
  });

  test.each<[string, Uint8Array]>([
    ['is no tar archive', new Uint8Array(1_000).fill(65)],
    ['is no tar archive', Uint8Array.of(1)],
    ['is packed with gzip', Uint8Array.of(0x1f, 0x8b, 8)],
  ])('what %s is refused with its first piece', async (words, piece) => {
    const { upload } = await begun(10_000);
    expect(await rejectionOf(upload.add(0, piece))).toEqual(badInput(words));
    await upload.discard();
  });

  test('one that is given up takes nothing more, and leaves nothing', async () => {
    const { upload, left } = await begun(10);
    await upload.discard();
    await upload.discard();
    expect(await rejectionOf(upload.add(0, Uint8Array.of(1)))).toEqual(
      refusedFor('cancelled', 'cancelled'),
    );
    expect(await rejectionOf(upload.load(taking))).toEqual(refusedFor('cancelled', 'cancelled'));
    expect(left()).toEqual([]);
  });

  test('one that is given up while the engine takes it breaks off before its end', async () => {
    const bytes = await archiveBytes(olderLayout({ layers: [Buffer.alloc(400_000, 7)] }));
    const { upload, left } = await begun(bytes.length);
    await upload.add(0, bytes);
    let taken = 0;
    const load = upload.load(async (archive) => {
      for await (const chunk of archive as AsyncIterable<Buffer>) {
        taken += chunk.length;
        void upload.discard();
      }
    });
    expect(await rejectionOf(load)).toEqual(refusedFor('cancelled', 'cancelled'));
    expect(taken).toBeLessThan(bytes.length);
    expect(left()).toEqual([]);
  });
});

test('one that is given up while the engine works on its last piece does not wait for it', async () => {
  const bytes = await archiveBytes(olderLayout());
  const { upload, left } = await begun(bytes.length);
  await upload.add(0, bytes);
  let isTold = false;
  const load = upload.load(async (archive, signal) => {
    signal.addEventListener('abort', () => {
      isTold = true;
    });
    await taking(archive);
    void upload.discard();
    // An engine that does not hear it.
    await new Promise(() => {});
  });
  expect(await rejectionOf(load)).toEqual(refusedFor('cancelled', 'cancelled'));
  expect(isTold).toBe(true);
  expect(left()).toEqual([]);
});

describe('a bundle is refused before it is sent', () => {
  const file = () => path.join(scratchFolder(), 'a.part');

  test('where the disk has no room for it', async () => {
    const begin = BundleUpload.begin(file(), 10, () => Promise.resolve(1024 ** 3 + 9));
    expect(await rejectionOf(begin)).toEqual(refusedFor('disk-full', '1.0 GiB must be free'));
  });

  test('where it is empty, or larger than any', async () => {
    expect(await rejectionOf(BundleUpload.begin(file(), 0))).toEqual(badInput('empty'));
    expect(await rejectionOf(BundleUpload.begin(file(), 1e12))).toEqual(badInput('larger'));
  });
});
