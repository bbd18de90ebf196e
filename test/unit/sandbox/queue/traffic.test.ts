import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Traffic } from '../../../../electron/sandbox/queue/traffic.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const NEVER = new AbortController().signal;
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
/** One core and 1,024 MiB, of which limits may take three quarters. */
const traffic = (): Traffic => new Traffic({ cpus: 1, memoryBytes: 1024 ** 3 });

function noting() {
  let isDone = false;
  return {
    done: () => {
      isDone = true;
    },
    isDone: () => isDone,
  };
}

test('runs take turns by number, and by what they may use of the memory', async () => {
  const small = traffic();
  const ahead: number[] = [];
  for (let time = 0; time < 8; time += 1) await small.turn('a', 16, NEVER, () => {});
  void small.turn('a', 16, NEVER, (count) => ahead.push(count));
  expect(ahead).toEqual([1]);

  const large = traffic();
  await large.turn('a', 400, NEVER, () => {});
  void large.turn('b', 400, NEVER, (count) => ahead.push(count));
  expect(ahead).toEqual([1, 1]);
});

test('what is started ahead waits for a run that has just begun, not for one that goes on', async () => {
  const busy = traffic();
  const calm = noting();
  await busy.turn('a', 16, NEVER, () => {});
  void busy.whenCalm().then(calm.done);
  await pass(140);
  expect(calm.isDone()).toBe(false);
  await pass(20);
  expect(calm.isDone()).toBe(true);
});

test('it begins as soon as the run has ended', async () => {
  const busy = traffic();
  const calm = noting();
  const turn = await busy.turn('a', 16, NEVER, () => {});
  void busy.whenCalm().then(calm.done);
  turn.leave();
  await pass(0);
  expect(calm.isDone()).toBe(true);
});

test('it waits for containers that are being started for runs, and not for ever', async () => {
  const busy = traffic();
  const calm = noting();
  void busy.starting('a', NEVER, () => new Promise<void>(() => {}));
  void busy.whenCalm().then(calm.done);
  await pass(390);
  expect(calm.isDone()).toBe(false);
  await pass(20);
  expect(calm.isDone()).toBe(true);
});

test('containers are started and removed a few at once, whatever becomes of them', async () => {
  const busy = traffic();
  let most = 0;
  let now = 0;
  const work = async (): Promise<void> => {
    now += 1;
    most = Math.max(most, now);
    await Promise.resolve();
    now -= 1;
    throw new Error('no');
  };
  const started = Array.from({ length: 6 }, () => busy.starting('a', NEVER, work));
  expect((await Promise.allSettled(started)).map(({ status }) => status)).toEqual(
    Array.from({ length: 6 }, () => 'rejected'),
  );
  expect(most).toBe(2);
  most = 0;
  const removed = Array.from({ length: 6 }, () => busy.removing('a', work));
  await Promise.allSettled(removed);
  expect(most).toBe(1);
});
