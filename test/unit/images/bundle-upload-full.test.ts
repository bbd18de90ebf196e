import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { BundleUpload } from '../../../electron/images/bundle-upload.ts';
import { refusedFor, rejectionOf } from '../support/refusal.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { BEGINNING } from './support/bundle.ts';

let code = 'ENOSPC';
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const open = async (...how: Parameters<typeof real.open>): Promise<FileHandle> => {
    const handle = await real.open(...how);
    handle.writeFile = () => Promise.reject(Object.assign(new Error(`${code}: write`), { code }));
    return handle;
  };
  return { ...real, open };
});

async function adding(): Promise<unknown> {
  const upload = await BundleUpload.begin(path.join(scratchFolder(), 'a.part'), 1_000);
  const error = await rejectionOf(upload.add(0, BEGINNING));
  await upload.discard();
  return error;
}

test.each(['ENOSPC', 'EDQUOT'])('a disk that fills up (%s) is told as that', async (told) => {
  code = told;
  expect(await adding()).toEqual(refusedFor('disk-full', 'Free some space and import it again'));
});

test('what else a disk says is no full disk', async () => {
  code = 'EIO';
  expect(await adding()).toMatchObject({ code: 'internal' });
});
