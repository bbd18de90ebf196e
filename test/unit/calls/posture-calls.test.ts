import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PostureCalls } from '../../../electron/calls/posture-calls.ts';
import type { Diagnosis } from '../../../electron/diagnose.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const LOOK_MS = 1_000;

/** A machine whose every look takes a second, and finds what is numbered by it. */
function machine({ fails = false } = {}) {
  let looks = 0;
  const calls = new PostureCalls(async () => {
    looks += 1;
    const title = `look ${looks}`;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    if (fails) throw new Error(title);
    return { engine: null, groups: [{ title, checks: [] }] } satisfies Diagnosis;
  });
  const ask = () => calls.posture().then(({ groups }) => groups[0]?.title);
  return { ask, looks: () => looks };
}

test('those who ask at the same time get one answer', async () => {
  const { ask, looks } = machine();
  const asked = [ask(), ask()];
  await vi.advanceTimersByTimeAsync(LOOK_MS / 2);
  asked.push(ask());
  await vi.advanceTimersByTimeAsync(LOOK_MS);
  expect(await Promise.all(asked)).toEqual(['look 1', 'look 1', 'look 1']);
  expect(looks()).toBe(1);
});

test('a page that asks without end starts a look every few seconds', async () => {
  const { ask, looks } = machine();
  const asking = async () => {
    for (;;) await ask();
  };
  void asking();
  await vi.advanceTimersByTimeAsync(29_000);
  expect(looks()).toBe(10);
});

test('who asks again soon waits, and gets what is true by then', async () => {
  const { ask } = machine();
  const first = ask();
  await vi.advanceTimersByTimeAsync(LOOK_MS);
  expect(await first).toBe('look 1');
  const again = [ask(), ask()];
  await vi.advanceTimersByTimeAsync(2_000 + LOOK_MS);
  expect(await Promise.all(again)).toEqual(['look 2', 'look 2']);
});

test('who asks again later waits for nothing', async () => {
  const { ask, looks } = machine();
  void ask();
  await vi.advanceTimersByTimeAsync(LOOK_MS + 2_000);
  void ask();
  await vi.advanceTimersByTimeAsync(0);
  expect(looks()).toBe(2);
});

test('a look that fails is paused after as well', async () => {
  const { ask, looks } = machine({ fails: true });
  const asking = async () => {
    for (;;) await ask().catch(() => {});
  };
  void asking();
  await vi.advanceTimersByTimeAsync(29_000);
  expect(looks()).toBe(10);
});
