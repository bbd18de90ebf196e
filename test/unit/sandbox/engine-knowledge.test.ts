import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { EngineFacts } from '../../../electron/engine/container-engine.ts';
import {
  KnowledgeStore,
  capabilitiesOf,
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
