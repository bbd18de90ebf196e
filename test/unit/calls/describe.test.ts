import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { describe as describeAll } from '../../../electron/calls/describe.ts';
import type { Core } from '../../../electron/core.ts';
import { readCatalogue } from '../../../electron/images/catalogue.ts';
import { ConnectedEngine } from '../../../electron/sandbox/connected-engine.ts';
import { KnowledgeStore } from '../../../electron/sandbox/engine-knowledge.ts';
import { LAYERS } from '../../../shared/layers/index.ts';
import { GloveboxError } from '../../../shared/outcome.ts';
import { ScriptedEngine } from '../sandbox/support/scripted-engine.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const IMAGES = path.join(import.meta.dirname, '..', '..', '..', 'images');
const languages = readCatalogue(IMAGES);

/** The part of the core that a description is made of. */
const coreOf = (connect: () => Promise<ConnectedEngine>): Core =>
  ({ languages, connect }) as unknown as Core;

function connected(engine = new ScriptedEngine(() => {})) {
  const identity = { installation: 'i', labels: {}, trying: new Set<string>() };
  const store = new KnowledgeStore(scratchFolder());
  const connection = new ConnectedEngine(engine.asEngine(), IMAGES, identity, store);
  return { engine, connection, store };
}

const absent = (): Promise<never> => Promise.reject(new GloveboxError('engine-absent', 'none'));

describe('what the application can do', () => {
  test('is told without any engine: every language, and every layer; which are installed nobody can say', async () => {
    const { languages: told, layers, presets } = await describeAll(coreOf(absent), 'flag-missing');
    expect(told.map(({ id }) => id)).toEqual(languages.map(({ id }) => id));
    expect(told.map(({ installed }) => installed)).toEqual(languages.map(() => null));
    expect(layers).toHaveLength(LAYERS.length);
    expect(presets.map(({ id }) => id)).toEqual(['sealed', 'hardened', 'docker-default']);
    for (const { levels } of presets) expect(Object.keys(levels)).toHaveLength(LAYERS.length);
  });

  test('is told although the engine does not say which images it has: that they are missing would be a guess', async () => {
    const { engine, connection } = connected();
    engine.listImages = () => Promise.reject(new GloveboxError('engine-lost', 'gone'));
    const { languages: told } = await describeAll(
      coreOf(() => Promise.resolve(connection)),
      'flag-missing',
    );
    expect(told.map(({ installed }) => installed)).toEqual(languages.map(() => null));
  });

  test('knows which languages are there, and their size', async () => {
    const { engine, connection } = connected();
    const [first] = languages;
    if (first === undefined) throw new Error('There is no language');
    const reference = connection.images.nameOf(first);
    const image = { id: 'sha256:1', reference, labels: {}, bytes: 7, createdAt: new Date(0) };
    engine.listImages = () => Promise.resolve([image]);
    const { languages: told } = await describeAll(
      coreOf(() => Promise.resolve(connection)),
      'flag-missing',
    );
    expect(told[0]).toMatchObject({ installed: true, imageBytes: 7 });
    expect(told[1]).toMatchObject({ installed: false, imageBytes: null });
  });

  test('has the ceilings of the engine’s machine, not of this one', async () => {
    const { engine, connection } = connected();
    engine.facts = { ...engine.facts, memoryBytes: 1024 ** 3, cpus: 2 };
    const { layers } = await describeAll(
      coreOf(() => Promise.resolve(connection)),
      'flag-missing',
    );
    expect(layers.find(({ id }) => id === 'memory')?.ceiling).toBe(512);
    expect(layers.find(({ id }) => id === 'cpu')?.ceiling).toBe(1.75);
  });

  test('tells what canaries have shown, by runtime, once they have', async () => {
    const { engine, connection, store } = connected();
    const told = () =>
      describeAll(
        coreOf(() => Promise.resolve(connection)),
        'dialog',
      );
    expect((await told()).learnt).toBeNull();
    const layers = { memory: { can: false, reason: 'no controller' } };
    const runtime = { can: false, reason: 'no stronger runtime works' };
    await store.write(engine.facts, connection.images.baseName, {
      version: 1,
      runtimes: [
        { name: engine.facts.defaultRuntime, level: 'runc', failure: null, layers: { runtime } },
        { name: 'runsc', level: 'gvisor', failure: null, layers },
      ],
    });
    // The engine does not list it: a file is no word on what there is.
    expect((await told()).learnt).toMatchObject({
      strongerRuntimes: [],
      missing: { runc: { runtime: 'no stronger runtime works' } },
    });
    engine.facts = { ...engine.facts, runtimes: [...engine.facts.runtimes, 'runsc'] };
    await store.write(engine.facts, connection.images.baseName, {
      version: 1,
      runtimes: [
        { name: engine.facts.defaultRuntime, level: 'runc', failure: null, layers: { runtime } },
        { name: 'runsc', level: 'gvisor', failure: null, layers },
      ],
    });
    expect((await told()).learnt).toMatchObject({
      strongerRuntimes: ['gvisor'],
      missing: { runc: {}, gvisor: { memory: 'no controller' } },
    });
  });

  test('can be sent through any door: it is JSON', async () => {
    const told = await describeAll(coreOf(absent), 'given');
    expect(JSON.parse(JSON.stringify(told))).toEqual(told);
    expect(told.consent).toBe('given');
  });
});
