import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { ConnectedEngine } from '../../../electron/sandbox/connected-engine.ts';
import {
  KnowledgeStore,
  capabilitiesOf,
  strongerRuntimes,
} from '../../../electron/sandbox/engine-knowledge.ts';
import { GloveboxError } from '../../../shared/outcome.ts';
import { INSTALLATION, MISSING, evidenceOf } from '../shared/layers/support/evidence.ts';
import { ENGINE_FACTS } from '../support/engine-facts.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { ScriptedEngine, type Script } from './support/scripted-engine.ts';
import { launcher } from './support/launcher-frames.ts';
import { launching, ran, report } from './support/scripts.ts';

const IMAGES = path.join(import.meta.dirname, '..', '..', '..', 'images');
const { image } = evidenceOf({});

function meeting(script: Script, folder = scratchFolder()) {
  const engine = new ScriptedEngine(script);
  const identity = {
    installation: INSTALLATION,
    labels: { glovebox: INSTALLATION },
    trying: new Set<string>(),
  };
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
        '/proc/self/cgroup': MISSING,
      }),
    );
    const { runtimes } = await connected().learn(image);
    expect(runtimes[0]?.layers['processes']).toMatchObject({ can: false });
    expect(runtimes[0]?.layers['scratch']).toMatchObject({ can: true });
    // Nothing was read of it: that is no inability.
    expect(runtimes[0]?.layers).not.toHaveProperty('cgroup-namespace');
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
      else if (runtime === 'odd-name') report(container, { 'kernel-log': 'gvisor' });
      else report(container, runtime === 'kata' ? { uname: 'Linux 6.1.62 #1 SMP' } : {});
    });
    engine.facts = {
      ...ENGINE_FACTS,
      runtimes: ['runc', 'odd-name', 'kata', 'kata-fc', 'hangs'],
    };
    const { runtimes } = await connected().learn(image);
    expect(runtimes.map(({ name, level, failure }) => [name, level, failure === null])).toEqual([
      ['runc', 'runc', true],
      ['odd-name', 'gvisor', true],
      ['kata', 'kata', true],
      // Listed, yet the engine’s own runtime was started in its place.
      ['kata-fc', 'kata', false],
      ['hangs', 'runc', false],
    ]);
    expect(engine.removed).toHaveLength(5);
    expect(strongerRuntimes({ version: 1, runtimes }).map(({ name }) => name)).toEqual([
      'odd-name',
      'kata',
    ]);
  });

  test('happens once, also for two runs at once and after the next start', async () => {
    const { engine, connected } = meeting(report);
    const first = connected();
    await Promise.all([first.learn(image), first.learn(image)]);
    await connected().learn(image);
    expect(engine.containers.size).toBe(1);
  });

  test('is done again by the next process for another runtime that hung', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { engine, connected } = meeting((container) =>
      container.request.spec.runtime === 'hangs' ? new Promise<void>(() => {}) : report(container),
    );
    engine.facts = { ...ENGINE_FACTS, runtimes: ['runc', 'hangs'] };
    const first = connected();
    const learning = first.learn(image);
    await vi.advanceTimersByTimeAsync(60_000);
    const learnt = await learning;
    expect(learnt.runtimes.map(({ failure }) => failure === null)).toEqual([true, false]);
    expect(first.knowledge).toBe(learnt);
    expect(connected().knowledge).toBeNull();
  });

  test('is done although others are known: a file without the engine’s own runtime is none', async () => {
    const { engine, connected } = meeting(report);
    engine.facts = { ...ENGINE_FACTS, runtimes: ['runc', 'runsc'] };
    const [, runsc] = (await connected().learn(image)).runtimes;
    if (runsc === undefined) throw new Error('runsc was not tried');
    const store = new KnowledgeStore(scratchFolder());
    const identity = { installation: INSTALLATION, labels: {}, trying: new Set<string>() };
    const other = new ConnectedEngine(engine.asEngine(), IMAGES, identity, store);
    await store.write(engine.facts, other.images.baseName, { version: 1, runtimes: [runsc] });
    expect(other.knowledge).toBeNull();
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

describe('a vital limit that cannot be read is tried', () => {
  const UNREAD = { '/sys/fs/cgroup/pids/pids.max': MISSING };
  const past = launcher.output('stdout', Buffer.from('past\n'));
  type End = number | 'not begun' | 'forged';
  /** A runtime that shows no process limit; at each limit its programs get past so many marks. */
  const runtime = (at: (limit: number) => End): Script =>
    launching(
      (container) => {
        const end = at(container.request.spec.pids);
        if (end === 'not begun') container.hangUp();
        else if (end === 'forged') {
          container.say(launcher.begin(0));
          container.say(launcher.output('stderr', Buffer.from('past\npast\n')));
          container.hangUp();
        } else ran(0, ...Array.from({ length: end }, () => past))(container);
      },
      undefined,
      UNREAD,
    );
  const learn = async (script: Script) => {
    const { engine, connected } = meeting(script);
    const knowledge = await connected().learn(image);
    return { engine, knowledge, processes: knowledge.runtimes[0]?.layers['processes'] };
  };
  const isSmall = (limit: number): boolean => limit < 100;

  test('the program is stopped at a small one and not at a large one: it is there', async () => {
    const { engine, knowledge, processes } = await learn(
      runtime((limit) => (isSmall(limit) ? 0 : 1)),
    );
    expect(processes).toMatchObject({ can: true, tried: true });
    expect(capabilitiesOf(knowledge, 'runc').get('processes')).toMatchObject({
      can: true,
      tried: expect.stringContaining('could start fewer processes'),
    });
    const limits = [...engine.containers.values()].map(({ request }) => request.spec.pids);
    expect(limits).toEqual([64, 64, 512]);
    expect(engine.removed).toEqual(['c1', 'c2', 'c3']);
  });

  test('as far as the limit is within it', async () => {
    const counts = runtime((limit) => (isSmall(limit) ? 1 : 2));
    expect((await learn(counts)).processes).toMatchObject({ can: true, tried: true });
  });

  test.each([
    ['goes past the small one', 'went past it', runtime(() => 2)],
    ['gets as far at both', 'did not show it', runtime(() => 1)],
    ['is stopped at both', 'did not show it', runtime(() => 0)],
    ['never begins', 'did not show it', runtime(() => 'not begun')],
    [
      'begins at the large one only',
      'did not show it',
      runtime((limit) => (isSmall(limit) ? 'not begun' : 2)),
    ],
    ['says so on another stream', 'did not show it', runtime(() => 'forged')],
  ])('the program %s: it counts as missing', async (_name, why, script) => {
    const { engine, processes } = await learn(script);
    expect(processes).toMatchObject({ can: false, reason: expect.stringContaining(why) });
    expect(engine.removed).toHaveLength(engine.containers.size);
  });

  test.each([
    ['decided nothing is tried again by the next process, and not by this one', 0, false],
    ['went past its limit is not tried again', 2, true],
  ])('one that %s', async (_name, end, isKept) => {
    const { engine, connected } = meeting(runtime(() => end));
    const first = connected();
    const learnt = await first.learn(image);
    const tried = engine.containers.size;
    expect(await first.learn(image)).toBe(learnt);
    expect(engine.containers.size).toBe(tried);
    expect(connected().knowledge).toEqual(isKept ? learnt : null);
  });

  test('what was learnt so is kept', async () => {
    const folder = scratchFolder();
    const script = runtime((limit) => (isSmall(limit) ? 0 : 1));
    const learnt = await meeting(script, folder).connected().learn(image);
    expect(meeting(report, folder).connected().knowledge).toEqual(learnt);
  });
});
