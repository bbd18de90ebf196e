import { describe, expect, test } from 'vitest';
import { BuildNews } from '../../../electron/calls/build-news.ts';
import { Caller } from '../../../electron/calls/caller.ts';
import { PageObserver } from '../../../electron/calls/page-observer.ts';
import { RunRecorder } from '../../../electron/calls/run-recorder.ts';
import type { Prepared } from '../../../electron/sandbox/prepared.ts';
import { Run } from '../../../electron/sandbox/run.ts';
import { HistoryStore } from '../../../electron/storage/history/history-store.ts';
import type { AppEvent } from '../../../shared/app-event.ts';
import type { StartRun } from '../../../shared/run-request.ts';
import { failureOf, GloveboxError } from '../../../shared/outcome.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { launcher } from '../sandbox/support/launcher-frames.ts';
import { ScriptedEngine } from '../sandbox/support/scripted-engine.ts';
import { launching, ran } from '../sandbox/support/scripts.ts';
import { prepared } from '../sandbox/support/started-run.ts';

const RUN = '3f2a8c1e-0b1d-4c5e-9f60-718293a4b5c6';

const ASKED: StartRun = {
  language: 'python',
  files: [{ name: 'main.py', text: 'print(1)' }],
  arguments: [],
  levels: { memory: '64' },
  preset: 'hardened',
  input: null,
  terminal: null,
};

async function observed(prepare: (observer: PageObserver) => Promise<Prepared>) {
  const events: AppEvent[] = [];
  const broadcast: AppEvent[] = [];
  const caller = new Caller((event) => void events.push(event));
  const history = new HistoryStore(scratchFolder());
  let isKept = (): void => {};
  const kept = new Promise<void>((resolve) => {
    isKept = resolve;
  });
  const recorder = new RunRecorder(history, ASKED, Promise.resolve(null), isKept);
  const news = new BuildNews((event) => void broadcast.push(event));
  const observer = new PageObserver(caller, 'python', recorder, news);
  const run = new Run(RUN, () => prepare(observer), observer);
  observer.follow(run);
  await run.result.catch(() => {});
  await kept;
  return { events, broadcast, caller, history };
}

const out = (text: string): Uint8Array => launcher.output('stdout', Buffer.from(text));

describe('a page is told of its run', () => {
  test('from its first phase to its report, which is the last word', async () => {
    const engine = new ScriptedEngine(launching(ran(0, out('hello'))));
    const { events } = await observed(() => prepared(engine));
    expect(events.map((event) => (event.type === 'run-phase' ? event.phase : event.type))).toEqual([
      'preparing',
      'running',
      'run-stage',
      'run-output',
      'stopping',
      'run-done',
    ]);
    expect(events.every((event) => 'runId' in event && event.runId === RUN)).toBe(true);
  });

  test('what it uses while it goes on, which is kept with it', async () => {
    const memory = '/sys/fs/cgroup/memory.current';
    const used = [launcher.fact(`now/${memory}`, 'ok', '4096\n'), launcher.used(100_000_000n)];
    const engine = new ScriptedEngine(launching(ran(0, ...used)));
    const { events, history } = await observed(() => prepared(engine));
    const sample = { atMs: 100, memoryBytes: 4096, cpuMs: null, processes: null };
    expect(events).toContainEqual({ type: 'run-usage', runId: RUN, sample });
    expect((await history.read(RUN)).usage).toEqual([sample]);
  });

  test('has its report without the output, which it has had already', async () => {
    const engine = new ScriptedEngine(launching(ran(0, out('secret?'))));
    const { events } = await observed(() => prepared(engine));
    const last = events.at(-1);
    expect(last).toMatchObject({ type: 'run-done', report: { verdict: { kind: 'finished' } } });
    expect(last?.type === 'run-done' ? Object.keys(last.report) : []).not.toContain('stdout');
  });

  test('a moment later, what the engine says against it', async () => {
    const engine = new ScriptedEngine(launching(ran(0)));
    engine.end = () => Promise.resolve({ exitCode: 139, oomKilled: false, error: '' });
    const { events } = await observed(() => prepared(engine));
    while (events.at(-1)?.type !== 'run-contradicted') await new Promise(setImmediate);
    expect(events.at(-1)).toMatchObject({
      runId: RUN,
      sentence: expect.stringContaining('exit code 139'),
    });
  });

  test('that it could not be, with the code and the sentence', async () => {
    const { events } = await observed(() =>
      Promise.reject(new GloveboxError('engine-absent', 'None.')),
    );
    expect(events.at(-1)).toEqual({
      type: 'run-failed',
      runId: RUN,
      error: { code: 'engine-absent', sentence: 'None.' },
    });
  });

  test('which then is not its run any more', async () => {
    const engine = new ScriptedEngine(launching(ran(0)));
    const { caller } = await observed(() => prepared(engine));
    expect(() => caller.own(RUN)).toThrow('This run has ended.');
  });
});

describe('every page is told of an image that is made for a run', () => {
  const states = (events: readonly AppEvent[]): string[] =>
    events.flatMap((event) =>
      event.type === 'image-progress' ? [`${event.state} ${event.step}`] : [],
    );

  test('until it is there', async () => {
    const engine = new ScriptedEngine(launching(ran(0)));
    const { broadcast } = await observed((observer) => {
      observer.build({ step: 'half way', fraction: 0.5 });
      observer.buildEnd(null);
      return prepared(engine);
    });
    expect(states(broadcast)).toEqual(['building half way', 'built ']);
  });

  test('or cannot be', async () => {
    const { broadcast } = await observed((observer) => {
      observer.build({ step: 'half way', fraction: 0.5 });
      const failure = new GloveboxError('image-build-failed', 'No mirror.');
      observer.buildEnd(failureOf(failure));
      return Promise.reject(failure);
    });
    expect(states(broadcast)).toEqual(['building half way', 'failed No mirror.']);
  });

  test('and of one that was made, though the run then could not be', async () => {
    const { broadcast } = await observed((observer) => {
      observer.build({ step: 'half way', fraction: 0.5 });
      observer.buildEnd(null);
      return Promise.reject(new GloveboxError('consent-missing', 'No consent.'));
    });
    expect(states(broadcast)).toEqual(['building half way', 'built ']);
  });

  test('and of nothing where none is made', async () => {
    const { broadcast } = await observed((observer) => {
      observer.buildEnd(null);
      return prepared(new ScriptedEngine(launching(ran(0))));
    });
    expect(broadcast).toEqual([]);
  });
});

describe('a run that has ended is kept', () => {
  test('with what was asked for, its verdict and its output', async () => {
    const engine = new ScriptedEngine(launching(ran(3 << 8, out('kept'))));
    const { history } = await observed(() => prepared(engine));
    const [entry] = await history.list();
    expect(entry).toMatchObject({ entry: 'main.py', levels: { memory: '64' } });
    const record = await history.read(RUN);
    expect(record).toMatchObject({ verdict: { kind: 'failed', exitCode: 3 } });
  });
});
