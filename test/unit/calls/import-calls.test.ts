import { readdirSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { expect, test } from 'vitest';
import { Caller } from '../../../electron/calls/caller.ts';
import { ImportCalls } from '../../../electron/calls/import-calls.ts';
import type { Core } from '../../../electron/core.ts';
import { IncomingFolder } from '../../../electron/storage/incoming-folder.ts';
import type { AppEvent } from '../../../shared/app-event.ts';
import { archiveBytes, BEGINNING, NAME, olderLayout } from '../images/support/bundle.ts';
import { rejectionOf } from '../support/refusal.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const OTHER = 'glovebox/lua:ffffffffffff';

/** The calls over an engine that takes whatever it is given. */
function calls(agrees: boolean | Promise<boolean> = true) {
  const folder = scratchFolder();
  const told: AppEvent[] = [];
  const instances = { id: 'a'.repeat(36), isHeld: () => true };
  const connected = {
    engine: {
      loadImages: async (archive: Readable) => {
        archive.resume();
        await finished(archive);
      },
    },
    images: { nameOf: ({ id }: { id: string }) => (id === 'python' ? NAME : 'another') },
  };
  const core = {
    incoming: new IncomingFolder(folder, instances),
    languages: [{ id: 'python' }, { id: 'lua' }],
    connect: () => Promise.resolve(connected),
  } as unknown as Core;
  const imports = new ImportCalls(
    core,
    (event) => told.push(event),
    () => Promise.resolve(agrees),
  );
  return { imports, told, left: () => readdirSync(folder) };
}

test('a bundle makes its languages known to every page, and what is of another version is counted', async () => {
  const { imports, told, left } = calls();
  const page = new Caller(() => {});
  const bytes = await archiveBytes(olderLayout({ tags: [NAME, OTHER] }));
  const { importId } = await imports.beginImport({ bytes: bytes.length }, page);
  await imports.sendImport({ importId, offset: 0, bytes }, page);
  const came = await imports.finishImport({ importId }, page);
  expect(came).toEqual({ languages: ['python'], others: 1 });
  expect(told).toMatchObject([{ type: 'image-progress', language: 'python', state: 'built' }]);
  expect(left()).toEqual([]);
});

test('another page can neither go on with it, end it, nor begin a second', async () => {
  const { imports, left } = calls();
  const [page, other] = [new Caller(() => {}), new Caller(() => {})];
  const { importId } = await imports.beginImport({ bytes: 1_000 }, page);
  const foreign = [
    imports.sendImport({ importId, offset: 0, bytes: BEGINNING }, other),
    imports.finishImport({ importId }, other),
    imports.cancelImport({ importId }, other),
  ];
  for (const call of foreign) expect((await rejectionOf(call))?.code).toBe('not-found');
  expect((await rejectionOf(imports.beginImport({ bytes: 1 }, other)))?.code).toBe('conflict');
  await imports.sendImport({ importId, offset: 0, bytes: BEGINNING }, page);
  await imports.cancelImport({ importId }, page);
  expect(left()).toEqual([]);
});

test('two that begin at the same moment are one, and the next may begin when it is over', async () => {
  const { imports } = calls();
  const page = new Caller(() => {});
  const [first, second] = await Promise.allSettled([
    imports.beginImport({ bytes: 1_000 }, page),
    imports.beginImport({ bytes: 1_000 }, page),
  ]);
  expect([first.status, second.status]).toEqual(['fulfilled', 'rejected']);
  if (first.status === 'fulfilled') await imports.cancelImport(first.value, page);
  const { importId } = await imports.beginImport({ bytes: 1_000 }, page);
  await imports.cancelImport({ importId }, page);
});

test('a page that goes away takes its import with it', async () => {
  const { imports, left } = calls();
  const page = new Caller(() => {});
  const { importId } = await imports.beginImport({ bytes: 1_000 }, page);
  await imports.sendImport({ importId, offset: 0, bytes: BEGINNING }, page);
  expect(left()).toHaveLength(1);
  page.close();
  await expect.poll(left).toEqual([]);
});

test('a page that goes away while the person is asked leaves nothing, and another may begin', async () => {
  let agree: (agrees: boolean) => void = () => {};
  const { imports, left } = calls(
    new Promise((resolve) => {
      agree = resolve;
    }),
  );
  const page = new Caller(() => {});
  const begin = rejectionOf(imports.beginImport({ bytes: 1_000 }, page));
  page.close();
  agree(true);
  expect((await begin)?.code).toBe('cancelled');
  expect(left()).toEqual([]);
  const other = new Caller(() => {});
  await imports.cancelImport(await imports.beginImport({ bytes: 3 }, other), other);
});

test('when the application closes nothing of an import is left, and none begins', async () => {
  const { imports, left } = calls();
  const page = new Caller(() => {});
  const { importId } = await imports.beginImport({ bytes: 1_000 }, page);
  await imports.sendImport({ importId, offset: 0, bytes: BEGINNING }, page);
  await imports.close();
  expect(left()).toEqual([]);
  expect((await rejectionOf(imports.beginImport({ bytes: 3 }, page)))?.code).toBe('cancelled');
});

test('closing waits for what a page that has just gone has left', async () => {
  const { imports, left } = calls();
  const page = new Caller(() => {});
  await imports.beginImport({ bytes: 1_000 }, page);
  page.close();
  await imports.close();
  expect(left()).toEqual([]);
});

test('closing waits for one that is just being begun', async () => {
  const { imports, left } = calls();
  const begin = rejectionOf(imports.beginImport({ bytes: 1_000 }, new Caller(() => {})));
  await Promise.resolve();
  await imports.close();
  await begin;
  expect(left()).toEqual([]);
});

test('one that fails is over: what was sent is gone, and another may begin', async () => {
  const { imports, left } = calls();
  const page = new Caller(() => {});
  const { importId } = await imports.beginImport({ bytes: BEGINNING.length }, page);
  await imports.sendImport({ importId, offset: 0, bytes: BEGINNING }, page);
  expect((await rejectionOf(imports.finishImport({ importId }, page)))?.code).toBe('bad-input');
  expect(left()).toEqual([]);
  const next = await imports.beginImport({ bytes: 3 }, page);
  await imports.cancelImport(next, page);
});

test('a page alone cannot bring images: without consent nothing is taken', async () => {
  const { imports, left } = calls(false);
  const begin = imports.beginImport({ bytes: 3 }, new Caller(() => {}));
  expect((await rejectionOf(begin))?.code).toBe('consent-missing');
  expect(left()).toEqual([]);
});

test('a piece out of its place ends it, and another may begin', async () => {
  const { imports, left } = calls();
  const page = new Caller(() => {});
  const { importId } = await imports.beginImport({ bytes: 1_000 }, page);
  const wrong = imports.sendImport({ importId, offset: 5, bytes: BEGINNING }, page);
  expect((await rejectionOf(wrong))?.code).toBe('bad-input');
  expect(left()).toEqual([]);
  await imports.cancelImport(await imports.beginImport({ bytes: 3 }, page), page);
});
