import { describe, expect, test } from 'vitest';
import { Caller } from '../../../electron/calls/caller.ts';
import { PageObserver } from '../../../electron/calls/page-observer.ts';
import type { Prepared } from '../../../electron/sandbox/prepared.ts';
import { Run } from '../../../electron/sandbox/run.ts';
import type { AppEvent } from '../../../shared/contract.ts';
import { GloveboxError } from '../../../shared/outcome.ts';
import { launcher } from '../sandbox/support/launcher-frames.ts';
import { ScriptedEngine } from '../sandbox/support/scripted-engine.ts';
import { launching, ran } from '../sandbox/support/scripts.ts';
import { prepared } from '../sandbox/support/started-run.ts';

async function observed(prepare: (observer: PageObserver) => Promise<Prepared>) {
  const events: AppEvent[] = [];
  const broadcast: AppEvent[] = [];
  const caller = new Caller((event) => void events.push(event));
  const observer = new PageObserver(caller, 'python', (event) => void broadcast.push(event));
  const run = new Run('r1', () => prepare(observer), observer);
  observer.follow(run);
  await run.result.catch(() => {});
  while (!events.some(({ type }) => type === 'run-done' || type === 'run-failed')) {
    await new Promise(setImmediate);
  }
  return { events, broadcast, caller };
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
    expect(events.every((event) => 'runId' in event && event.runId === 'r1')).toBe(true);
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
      runId: 'r1',
      sentence: expect.stringContaining('exit code 139'),
    });
  });

  test('that it could not be, with the code and the sentence', async () => {
    const { events } = await observed(() =>
      Promise.reject(new GloveboxError('engine-absent', 'None.')),
    );
    expect(events.at(-1)).toEqual({
      type: 'run-failed',
      runId: 'r1',
      error: { code: 'engine-absent', sentence: 'None.' },
    });
  });

  test('which then is not its run any more', async () => {
    const engine = new ScriptedEngine(launching(ran(0)));
    const { caller } = await observed(() => prepared(engine));
    expect(() => caller.own('r1')).toThrow('This run has ended.');
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
      return prepared(engine);
    });
    expect(states(broadcast)).toEqual(['building half way', 'built ']);
  });

  test('or cannot be', async () => {
    const { broadcast } = await observed((observer) => {
      observer.build({ step: 'half way', fraction: 0.5 });
      return Promise.reject(new GloveboxError('image-build-failed', 'No mirror.'));
    });
    expect(states(broadcast)).toEqual(['building half way', 'failed ']);
  });

  test('and of nothing where none is made', async () => {
    const { broadcast } = await observed(() => prepared(new ScriptedEngine(launching(ran(0)))));
    expect(broadcast).toEqual([]);
  });
});
