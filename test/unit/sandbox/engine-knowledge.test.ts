import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { EngineFacts } from '../../../electron/engine/container-engine.ts';
import {
  KnowledgeStore,
  capabilitiesOf,
  isLasting,
  strongerRuntimes,
  type EngineKnowledge,
  type KnownRuntime,
} from '../../../electron/sandbox/engine-knowledge.ts';
import { ENGINE_FACTS } from '../support/engine-facts.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const runtime = (change: Partial<KnownRuntime>): KnownRuntime => ({
  name: 'runc',
  level: 'runc',
  failure: null,
  layers: {
    memory: { can: true, reason: 'memory.max: 256 MiB' },
    lsm: { can: false, reason: 'no AppArmor' },
  },
  ...change,
});

const KNOWLEDGE: EngineKnowledge = { version: 1, runtimes: [runtime({})] };
const BASE = 'glovebox/base:0123456789ab';

describe('what is known of an engine', () => {
  test('is kept from one start to the next', async () => {
    const folder = scratchFolder();
    await new KnowledgeStore(folder).write(ENGINE_FACTS, BASE, KNOWLEDGE);
    expect(new KnowledgeStore(folder).read(ENGINE_FACTS, BASE)).toEqual(KNOWLEDGE);
  });

  test('is nothing before the first meeting', () => {
    expect(new KnowledgeStore(scratchFolder()).read(ENGINE_FACTS, BASE)).toBeNull();
  });

  test.each<[string, Partial<EngineFacts>]>([
    ['another engine', { id: 'OTHER' }],
    ['an update of the engine', { version: '26.1.5' }],
    ['another kernel', { kernelVersion: '6.12.0' }],
    ['control groups of version 2', { cgroupVersion: 2 }],
    ['a new runtime', { runtimes: ['runc', 'runsc'] }],
    ['another default runtime', { defaultRuntime: 'runsc' }],
    [
      'a runtime that is started otherwise',
      { runtimeSettings: ['["runc",{"path":"runc","runtimeArgs":["--debug"]}]'] },
    ],
    [
      'an update of what the engine is made of',
      {
        details: {
          ...ENGINE_FACTS.details,
          components: [{ name: 'runc', version: '1.3.6', build: null }],
        },
      },
    ],
    ['other security options', { securityOptions: ['name=apparmor'] }],
  ])('does not hold for %s', async (_name, change) => {
    const store = new KnowledgeStore(scratchFolder());
    await store.write(ENGINE_FACTS, BASE, KNOWLEDGE);
    expect(store.read({ ...ENGINE_FACTS, ...change }, BASE)).toBeNull();
  });

  test('does not hold for another launcher, which reads other facts', async () => {
    const store = new KnowledgeStore(scratchFolder());
    await store.write(ENGINE_FACTS, BASE, KNOWLEDGE);
    expect(store.read(ENGINE_FACTS, 'glovebox/base:ba9876543210')).toBeNull();
  });

  test('does not hold for another version of ours, which may judge otherwise', async () => {
    const folder = scratchFolder();
    await new KnowledgeStore(folder).write(ENGINE_FACTS, BASE, KNOWLEDGE);
    vi.resetModules();
    vi.doMock('../../../electron/version.ts', () => ({ VERSION: '999.0.0' }));
    onTestFinished(() => {
      vi.doUnmock('../../../electron/version.ts');
    });
    const later = await import('../../../electron/sandbox/engine-knowledge.ts');
    expect(new later.KnowledgeStore(folder).read(ENGINE_FACTS, BASE)).toBeNull();
  });

  test('holds although the engine lists its runtimes in another order', async () => {
    const store = new KnowledgeStore(scratchFolder());
    await store.write({ ...ENGINE_FACTS, runtimes: ['runc', 'runsc'] }, BASE, KNOWLEDGE);
    expect(store.read({ ...ENGINE_FACTS, runtimes: ['runsc', 'runc'] }, BASE)).toEqual(KNOWLEDGE);
  });

  test('has another edition whenever it was written, and none before', async () => {
    const folder = scratchFolder();
    const store = new KnowledgeStore(folder);
    expect(store.edition(ENGINE_FACTS, BASE)).toBeNull();
    await store.write(ENGINE_FACTS, BASE, KNOWLEDGE);
    const first = store.edition(ENGINE_FACTS, BASE);
    expect(store.edition(ENGINE_FACTS, BASE)).toBe(first);
    await new KnowledgeStore(folder).write(ENGINE_FACTS, BASE, KNOWLEDGE);
    expect(store.edition(ENGINE_FACTS, BASE)).not.toBe(first);
  });

  test('is kept of twenty engines, the oldest goes', async () => {
    const folder = scratchFolder();
    const store = new KnowledgeStore(folder);
    const facts = (id: number): EngineFacts => ({ ...ENGINE_FACTS, id: String(id) });
    const engines = path.join(folder, 'engines');
    for (let id = 0; id < 20; id++) {
      const before = new Set(readdirSync(engines));
      await store.write(facts(id), BASE, KNOWLEDGE);
      const written = readdirSync(engines).find((name) => !before.has(name)) ?? '';
      // The first written is not the oldest: what was written last counts.
      const at = new Date(2026, 0, id === 0 ? 30 : id);
      utimesSync(path.join(engines, written), at, at);
    }
    expect(readdirSync(engines)).toHaveLength(20);
    await store.write(facts(20), BASE, KNOWLEDGE);
    expect(readdirSync(engines)).toHaveLength(20);
    expect(store.read(facts(1), BASE)).toBeNull();
    for (const id of [0, 2, 20]) expect(store.read(facts(id), BASE)).toEqual(KNOWLEDGE);
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"version":2,"runtimes":[]}',
    '{"version":1}',
    '{"version":1,"runtimes":[{"name":"runc"}]}',
    '{"version":1,"runtimes":[],"more":1}',
  ])('that is damaged (%j) is learnt anew', async (text) => {
    const folder = scratchFolder();
    const store = new KnowledgeStore(folder);
    await store.write(ENGINE_FACTS, BASE, KNOWLEDGE);
    const [file = ''] = readdirSync(path.join(folder, 'engines'));
    writeFileSync(path.join(folder, 'engines', file), text);
    expect(store.read(ENGINE_FACTS, BASE)).toBeNull();
  });
});

describe('lasts', () => {
  const lasts = (change: Partial<KnownRuntime>): boolean =>
    isLasting({ version: 1, runtimes: [runtime({}), runtime({ name: 'other', ...change })] });

  test.each<[string, Partial<KnownRuntime>]>([
    ['a runtime that works', {}],
    [
      'one that the engine cannot start',
      { failure: 'The engine could not start it: no such file' },
    ],
    [
      'a limit that a trial program went past',
      { layers: { memory: { can: false, reason: 'a trial program went past it' } } },
    ],
  ])('%s', (_name, change) => {
    expect(lasts(change)).toBe(true);
  });

  test.each<[string, Partial<KnownRuntime>]>([
    [
      'a call to the engine took too long',
      { failure: 'The engine did not start the sandbox in time.' },
    ],
    ['its engine went away', { failure: 'The engine went away: it did not start the sandbox.' }],
  ])('not where %s', (_name, change) => {
    expect(lasts(change)).toBe(false);
  });
});

describe('capabilities', () => {
  test('are of one runtime, and carry the reason where there is none', () => {
    expect([...capabilitiesOf(KNOWLEDGE, 'runc')]).toEqual([
      ['memory', { can: true }],
      ['lsm', { can: false, reason: 'no AppArmor' }],
    ]);
  });

  test('of a runtime that was never tried are not known', () => {
    expect(capabilitiesOf(KNOWLEDGE, 'runsc').size).toBe(0);
  });
});

test('stronger runtimes are those that were tried and work', () => {
  const tried: EngineKnowledge = {
    version: 1,
    runtimes: [
      runtime({}),
      runtime({ name: 'runsc', level: 'gvisor', failure: 'it did not start in time' }),
      runtime({ name: 'runsc-ptrace', level: 'gvisor' }),
      runtime({ name: 'kata', level: 'runc' }),
    ],
  };
  expect(strongerRuntimes(tried).map(({ name }) => name)).toEqual(['runsc-ptrace']);
});
