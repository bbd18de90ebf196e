import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConnectedEngine } from '../../../electron/sandbox/connected-engine.ts';
import { KnowledgeStore } from '../../../electron/sandbox/engine-knowledge.ts';
import { GloveboxError } from '../../../shared/outcome.ts';
import { INSTALLATION, MISSING, evidenceOf } from '../shared/layers/support/evidence.ts';
import { ENGINE_FACTS } from '../support/engine-facts.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { ScriptedEngine, type Script } from './support/scripted-engine.ts';
import { report } from './support/scripts.ts';

const IMAGES = path.join(import.meta.dirname, '..', '..', '..', 'images');
const { image } = evidenceOf({});

function meeting(script: Script, folder = scratchFolder()) {
  const engine = new ScriptedEngine(script);
  const identity = { installation: INSTALLATION, labels: { glovebox: INSTALLATION } };
  const connected = (): ConnectedEngine =>
    new ConnectedEngine(engine.asEngine(), IMAGES, identity, new KnowledgeStore(folder));
  return { engine, connected };
}

describe('meeting an engine', () => {
  test('shows layer by layer what it can do, with the fact', async () => {
    const { connected } = meeting(report);
    const { runtimes } = await connected().learn(image);
    expect(runtimes).toHaveLength(1);
    expect(runtimes[0]).toMatchObject({ name: 'runc', level: 'runc', failure: null });
    expect(runtimes[0]?.layers['memory']).toEqual({
      can: true,
      reason: 'memory.limit_in_bytes: 256 MiB, swap 0',
    });
    expect(runtimes[0]?.layers['lsm']?.can).toBe(false);
  });

  test('finds out what an engine only says that it does', async () => {
    const { connected } = meeting((container) =>
      report(container, {
        '/sys/fs/cgroup/pids/pids.max': 'max\n',
        '/proc/self/mountinfo': MISSING,
      }),
    );
    const { runtimes } = await connected().learn(image);
    expect(runtimes[0]?.layers['processes']).toMatchObject({ can: false });
    expect(runtimes[0]?.layers['mounts']).toMatchObject({ can: false });
    expect(runtimes[0]?.layers['scratch']).toMatchObject({ can: true });
  });

  test('runs nothing, asks for every layer, and leaves nothing', async () => {
    const { engine, connected } = meeting(report);
    await connected().learn(image);
    expect(engine.last.heard).toEqual([]);
    expect(engine.last.request.spec).toMatchObject({
      user: '10001:10001',
      network: 'none',
      seccomp: 'default',
      readOnlyRoot: true,
    });
    expect(engine.removed).toEqual(['c1']);
  });

  test('tries every runtime that is listed, by its name, and knows one by its kernel’s word', async () => {
    const { engine, connected } = meeting((container) => {
      const { runtime } = container.request.spec;
      if (runtime === 'hangs') container.hangUp();
      else report(container, runtime === 'odd-name' ? { 'kernel-log': 'gvisor' } : {});
    });
    engine.facts = { ...ENGINE_FACTS, runtimes: ['runc', 'odd-name', 'kata', 'hangs'] };
    const { runtimes } = await connected().learn(image);
    expect(runtimes.map(({ name, level, failure }) => [name, level, failure === null])).toEqual([
      ['runc', 'runc', true],
      ['odd-name', 'gvisor', true],
      ['kata', 'kata', true],
      ['hangs', 'runc', false],
    ]);
    expect(engine.removed).toHaveLength(4);
  });

  test('happens once, also for two runs at once and after the next start', async () => {
    const { engine, connected } = meeting(report);
    const first = connected();
    await Promise.all([first.learn(image), first.learn(image)]);
    await connected().learn(image);
    expect(engine.containers.size).toBe(1);
  });

  test('that fails for the engine’s own runtime is not remembered: it may have been unlucky', async () => {
    const { engine, connected } = meeting(report);
    engine.failing = {
      start: new GloveboxError('engine-lost', 'The engine did not start the sandbox in time.'),
    };
    const failed = await connected().learn(image);
    expect(failed.runtimes[0]?.failure).toContain('in time');
    expect(connected().knowledge).toBeNull();
    engine.failing = {};
    expect((await connected().learn(image)).runtimes[0]?.failure).toBeNull();
    expect(connected().knowledge).not.toBeNull();
  });
});
