import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type {
  BuildRequest,
  ContainerEngine,
  ListedImage,
} from '../../../electron/engine/container-engine.ts';
import { readCatalogue } from '../../../electron/images/catalogue.ts';
import { ImageStore } from '../../../electron/images/image-store.ts';
import { GloveboxError } from '../../../shared/outcome.ts';
import { refusedFor, rejectionOf } from '../support/refusal.ts';

const IMAGES = path.join(import.meta.dirname, '..', '..', '..', 'images');
const LANGUAGES = readCatalogue(IMAGES);
const [python] = LANGUAGES;
if (python === undefined) throw new Error('There is no language');

/** The images of an engine in memory. What builds cost and how they fail is each test's. */
function engineWith(
  build: (request: BuildRequest) => Promise<void> = () => Promise.resolve(),
  hasBase = true,
) {
  const images: ListedImage[] = [];
  const removed: string[] = [];
  const built: BuildRequest[] = [];
  const pulled: string[] = [];
  const add = (reference: string, labels: Readonly<Record<string, string>> = {}): void => {
    images.push({
      id: `sha256:${images.length}`,
      reference,
      labels,
      bytes: 1,
      createdAt: new Date(0),
    });
  };
  const engine: Partial<ContainerEngine> = {
    inspectImage: (reference) =>
      Promise.resolve(images.find((image) => image.reference === reference) ?? null),
    listImages: (prefix) =>
      Promise.resolve(images.filter(({ reference }) => reference.startsWith(prefix))),
    removeImage: (reference) => {
      removed.push(reference);
      return Promise.resolve();
    },
    buildImage: async (request) => {
      built.push(request);
      request.context.resume();
      await build(request);
      add(request.reference, request.labels);
    },
    pruneUnnamedImages: () => Promise.resolve(),
    pullImage: (reference) => {
      pulled.push(reference);
      return Promise.resolve();
    },
    tagImage: (_reference, name) => {
      add(name);
      return Promise.resolve();
    },
  };
  const store = new ImageStore(engine as ContainerEngine, IMAGES, 'this-installation');
  if (hasBase) add(store.baseName, { 'glovebox.base': 'Debian trixie' });
  return { store, add, removed, built, pulled };
}

function watcher(signal = new AbortController().signal) {
  const steps: string[] = [];
  return {
    steps,
    signal,
    progress: ({ step }: { step: string }) => void steps.push(step),
    line: () => {},
  };
}

const settle = (): Promise<void> => new Promise(setImmediate);

describe('a language’s image', () => {
  test('that is there is taken as it is', async () => {
    const { store, add, built } = engineWith();
    add(store.nameOf(python));
    expect((await store.ensure(python, watcher())).reference).toBe(store.nameOf(python));
    expect(built).toEqual([]);
  });

  test('that is not is built from the base, under its name, and says where it comes from', async () => {
    const { store, built } = engineWith();
    await store.ensure(python, watcher());
    expect(built).toHaveLength(1);
    expect(built[0]).toMatchObject({
      reference: store.nameOf(python),
      buildArguments: { GLOVEBOX_BASE: store.baseName },
      labels: {
        'glovebox.language': 'python',
        'glovebox.base': 'Debian trixie',
        'glovebox.builder': 'this-installation',
        'glovebox.setuid-files': '0',
      },
    });
  });

  test('is built once for two who want it at once', async () => {
    let finish: () => void = () => {};
    const { store, built } = engineWith(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    const both = [store.ensure(python, watcher()), store.ensure(python, watcher())];
    for (let turn = 0; turn < 5; turn += 1) await settle();
    finish();
    const [one, other] = await Promise.all(both);
    expect(built).toHaveLength(1);
    expect(one).toEqual(other);
  });

  test('has its base made once for two who want it at once, from one Debian', async () => {
    const { store, pulled, built } = engineWith(() => Promise.resolve(), false);
    const watching = [watcher(), watcher()];
    await Promise.all(watching.map((each) => store.ensure(python, each)));
    expect(pulled).toHaveLength(1);
    expect(built.map(({ reference }) => reference)).toEqual([store.baseName, store.nameOf(python)]);
    // Both hear of it.
    for (const { steps } of watching) expect(steps).toContain('asking the registry for Debian');
  });

  test('shows what is being done while it is built', async () => {
    const { store } = engineWith((request) => {
      request.onLine('Step 2/4 : RUN /usr/lib/glovebox/install python3-minimal');
      request.onLine(' ---> Running in c0ffee');
      return Promise.resolve();
    });
    const watching = watcher();
    await store.ensure(python, watching);
    expect(watching.steps).toEqual(['Python: installing python3-minimal']);
  });

  test('takes the place of those of older sources: our own, and nobody else’s', async () => {
    const { store, add, removed } = engineWith();
    add('glovebox/python:aaaaaaaaaaaa', { 'glovebox.builder': 'this-installation' });
    add('glovebox/python:bbbbbbbbbbbb', { 'glovebox.builder': 'another-installation' });
    add('glovebox/python:cccccccccccc');
    add('glovebox/ruby:dddddddddddd', { 'glovebox.builder': 'this-installation' });
    await store.ensure(python, watcher());
    expect(removed).toEqual(['glovebox/python:aaaaaaaaaaaa']);
  });
});

describe('a build that fails', () => {
  const failing = async (error: Error, line = '') => {
    const { store } = engineWith((request) => {
      if (line !== '') request.onLine(line);
      return Promise.reject(error);
    });
    return rejectionOf(store.ensure(python, watcher()));
  };

  test('says why, from its log', async () => {
    expect(await failing(new Error('returned 100'), 'E: Unable to locate package x')).toEqual(
      refusedFor('image-build-failed', 'Unable to locate package x'),
    );
  });

  test('for want of space says so', async () => {
    expect(await failing(new Error('write: no space left on device'))).toEqual(
      refusedFor('disk-full', 'Free some space'),
    );
  });

  test('with its engine is a lost engine', async () => {
    expect((await failing(new GloveboxError('engine-lost', 'gone')))?.code).toBe('engine-lost');
  });

  test('because it was cancelled says that, whatever the engine called it', async () => {
    const cancel = new AbortController();
    const { store } = engineWith(() => {
      cancel.abort();
      return Promise.reject(new Error('context canceled'));
    });
    expect(await rejectionOf(store.ensure(python, watcher(cancel.signal)))).toEqual(
      refusedFor('cancelled', 'cancelled'),
    );
  });

  test('is tried again the next time', async () => {
    let times = 0;
    const { store, built } = engineWith(() => {
      times += 1;
      return times === 1 ? Promise.reject(new Error('bad luck')) : Promise.resolve();
    });
    expect((await rejectionOf(store.ensure(python, watcher())))?.code).toBe('image-build-failed');
    await store.ensure(python, watcher());
    expect(built).toHaveLength(2);
  });
});
