/** Images: made, cancelled, failing, carried to another installation. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findEngine } from '../../electron/engine/finding/find-engine.ts';
import type { ContainerEngine } from '../../electron/engine/container-engine.ts';
import { languageById, readCatalogue } from '../../electron/images/catalogue.ts';
import { findImageFolder } from '../../electron/images/image-folder.ts';
import { ImageStore } from '../../electron/images/image-store.ts';
import type { BuildWatcher } from '../../electron/images/shared-build.ts';
import type { RunResult } from '../../shared/run-result.ts';
import { command } from './command-line.ts';
import { SecondEngine, canStartEngines } from './second-engine.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'glovebox-building-'));
const images = findImageFolder();
const lua = languageById(readCatalogue(images), 'lua');
let engine: ContainerEngine;

beforeAll(async () => {
  const found = await findEngine();
  if (found.engine === null) throw new Error(found.status.sentence);
  engine = found.engine;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The project's own images, but for Lua's Dockerfile. */
function imagesWith(name: string, change: (dockerfile: string) => string): string {
  const copy = path.join(folder, name);
  cpSync(images, copy, { recursive: true });
  const file = path.join(copy, 'lua', 'Dockerfile');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  return copy;
}

function watcher(signal = new AbortController().signal): BuildWatcher & { steps: string[] } {
  const steps: string[] = [];
  return { signal, steps, progress: ({ step }) => void steps.push(step), line: () => {} };
}

const afterBase = (line: string) => (dockerfile: string) =>
  dockerfile.replace(/^(FROM \$\{GLOVEBOX_BASE\}.*)$/m, `$1\n${line}`);

test('a mirror that cannot be reached is named as the reason, with what to do', async () => {
  const deaf = imagesWith(
    'deaf',
    afterBase(
      'RUN find /etc/apt -name "*.list" -o -name "*.sources" | xargs sed -i -E "s#https?://[^ /]+#http://127.0.0.1:9#" && touch -d "3 days ago" /var/lib/apt/fetched',
    ),
  );
  const store = new ImageStore(engine, deaf, 'test');
  await expect(store.ensure(lua, watcher())).rejects.toMatchObject({
    code: 'image-build-failed',
    message: expect.stringContaining('the Debian mirror cannot be reached'),
  });
  expect(await store.inspect(lua)).toBeNull();
});

test('a build that fails says with which words', async () => {
  const broken = imagesWith('broken', afterBase('RUN echo "error: the glove is torn" && exit 3'));
  await expect(new ImageStore(engine, broken, 'test').ensure(lua, watcher())).rejects.toMatchObject(
    {
      code: 'image-build-failed',
      message: expect.stringContaining('the glove is torn'),
    },
  );
});

test('a build is cancelled when asked', async () => {
  const slow = imagesWith('slow', afterBase('RUN sleep 300'));
  const cancel = new AbortController();
  const watching = watcher(cancel.signal);
  const store = new ImageStore(engine, slow, 'test');
  const build = store.ensure(lua, {
    ...watching,
    line: (line) => {
      if (line.includes('RUN sleep')) setTimeout(() => cancel.abort(), 300);
    },
  });
  const began = Date.now();
  await expect(build).rejects.toMatchObject({ code: 'cancelled' });
  expect(Date.now() - began).toBeLessThan(60_000);
});

test('two runs that need one image wait for one build', async () => {
  const twice = imagesWith(
    'twice',
    (dockerfile) => `${dockerfile}# another image, by its text alone\n`,
  );
  const store = new ImageStore(engine, twice, 'test');
  const [first, second] = [watcher(), watcher()];
  await engine.removeImage(store.nameOf(lua));
  const made = await Promise.all([store.ensure(lua, first), store.ensure(lua, second)]);
  await engine.removeImage(store.nameOf(lua));
  expect(made[0]).toEqual(made[1]);
  // Both hear of the same build.
  expect(first.steps.length).toBeGreaterThan(0);
  expect(second.steps).toEqual(first.steps);
});

test('two builds at once do not take each other’s stages away', async () => {
  const together = imagesWith('together', afterBase('RUN sleep 3'));
  const quick = languageById(readCatalogue(together), 'bash');
  const dockerfile = path.join(together, 'bash', 'Dockerfile');
  writeFileSync(
    dockerfile,
    `${readFileSync(dockerfile, 'utf8')}# another image, by its text alone\n`,
  );
  const stores = [
    new ImageStore(engine, together, 'one'),
    new ImageStore(engine, together, 'two'),
  ] as const;
  await Promise.all([stores[0].ensure(lua, watcher()), stores[1].ensure(quick, watcher())]);
  expect([await stores[0].inspect(lua), await stores[0].inspect(quick)]).not.toContain(null);
  await engine.removeImage(stores[0].nameOf(lua));
  await engine.removeImage(stores[0].nameOf(quick));
});

test('a bundle carries an image to another installation, which calls it imported', async () => {
  const here = { GLOVEBOX_DATA: path.join(folder, 'here') };
  const there = { GLOVEBOX_DATA: path.join(folder, 'there') };
  const bundle = path.join(folder, 'bundle.tar');
  await command(['images', 'build', 'lua'], here);
  expect(await command(['images', 'export', bundle, 'lua'], here)).toMatchObject({ status: 0 });
  const imported = await command(['images', 'import', bundle], there);
  expect(imported).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/glovebox\/lua:[0-9a-f]{12} imported\n/),
  });
  const program = path.join(folder, 'main.lua');
  writeFileSync(program, 'print("carried")');
  const run = await command(['run', program, '--json'], there);
  const result = JSON.parse(run.stdout) as RunResult;
  expect(result.stdout).toBe('carried\n');
  const image = result.layers.find(({ id }) => id === 'image');
  expect(image).toMatchObject({
    state: 'enforced',
    evidence: expect.stringContaining('imported from'),
  });

  const bytes = readFileSync(bundle);
  const at = bytes.indexOf('print');
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  const torn = path.join(folder, 'torn.tar');
  writeFileSync(torn, bytes);
  expect(await command(['images', 'import', torn], there)).toMatchObject({
    status: 64,
    stderr: expect.stringContaining('Nothing was loaded'),
  });
});

test('loading an archive is given up when asked, by whoever waits for it', async () => {
  const cancel = new AbortController();
  const archive = await engine.saveImages([new ImageStore(engine, images, 'test').nameOf(lua)]);
  archive.once('data', () => cancel.abort());
  const began = Date.now();
  const load = engine.loadImages(archive, cancel.signal);
  await expect(load).rejects.toThrow('did not load images');
  expect(Date.now() - began).toBeLessThan(10_000);
});

test.runIf(canStartEngines)('a disk that fills up while an image is built', async () => {
  const small = await SecondEngine.start({ diskMiB: 400, words: [] });
  try {
    const hungry = imagesWith('hungry', afterBase('RUN head -c 600M /dev/zero > /full'));
    const store = new ImageStore(small.engine, hungry, 'test');
    // The base is there already: what fills the disk is the language's own build.
    await new ImageStore(engine, hungry, 'test').ensure(
      languageById(readCatalogue(images), 'bash'),
      watcher(),
    );
    await small.engine.loadImages(await engine.saveImages([store.baseName]));
    await expect(store.ensure(lua, watcher())).rejects.toMatchObject({
      code: 'disk-full',
      message: expect.stringContaining('Free some space'),
    });
  } finally {
    await small.stop();
  }
});
