import { describe, expect, test } from 'vitest';
import { Caller } from '../../../electron/calls/caller.ts';
import { PagedOutput } from '../../../electron/calls/paged-output.ts';
import { Run } from '../../../electron/sandbox/run.ts';
import { refusalOf, refusedFor } from '../support/refusal.ts';
import type { AppEvent } from '../../../shared/app-event.ts';

const EVENT: AppEvent = { type: 'run-stage', runId: 'r', stage: 'run' };

/** A run that prepares for ever, until it is stopped. */
const waiting = (id: string): Run =>
  new Run(
    id,
    (_note, signal) =>
      new Promise((_resolve, reject) => {
        signal.throwIfAborted();
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      }),
    { phase: () => {}, stage: () => {}, output: () => {} },
  );

const output = (): PagedOutput => new PagedOutput('r', () => {});

describe('a page’s runs', () => {
  test('are its own: another page does not find them', () => {
    const [one, other] = [new Caller(() => {}), new Caller(() => {})];
    const run = waiting('r1');
    one.add(run, output());
    expect(one.own('r1').run).toBe(run);
    expect(refusalOf(() => other.own('r1'))).toEqual(
      refusedFor('not-found', 'This run has ended.'),
    );
    run.stop();
  });

  test('that there never were cannot be told from those of others', () => {
    const [one, other] = [new Caller(() => {}), new Caller(() => {})];
    const run = waiting('r1');
    one.add(run, output());
    expect(refusalOf(() => other.own('r1'))).toEqual(refusalOf(() => other.own('never')));
    run.stop();
  });

  test.each(['__proto__', 'constructor', ''])('are none by the name %j', (id) => {
    expect(refusalOf(() => new Caller(() => {}).own(id))?.code).toBe('not-found');
  });

  test('are at most eight at once', async () => {
    const caller = new Caller(() => {});
    const runs = Array.from({ length: 8 }, (_, at) => waiting(`r${at}`));
    for (const run of runs) {
      expect(refusalOf(() => caller.requireRoom())).toBeNull();
      caller.add(run, output());
    }
    expect(refusalOf(() => caller.requireRoom())).toEqual(refusedFor('conflict', 'stop one first'));
    caller.remove('r3');
    expect(refusalOf(() => caller.requireRoom())).toBeNull();
    for (const run of runs) run.stop();
    await Promise.all(runs.map(({ result }) => result));
  });

  test('are stopped when the page is gone', async () => {
    const caller = new Caller(() => {});
    const runs = [waiting('r1'), waiting('r2')];
    for (const run of runs) caller.add(run, output());
    caller.close();
    const results = await Promise.all(runs.map(({ result }) => result));
    expect(results.map(({ verdict }) => verdict.kind)).toEqual(['cancelled', 'cancelled']);
  });
});

describe('an event for a page that is gone', () => {
  test.each([
    ['rejects', () => Promise.reject(new Error('gone'))],
    [
      'throws',
      () => {
        throw new Error('gone');
      },
    ],
  ])('is no failure when its door %s', async (_name, send) => {
    await expect(new Caller(send).send(EVENT)).resolves.toBeUndefined();
  });
});
