import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Timers } from '../../../electron/sandbox/timers.ts';
import { watchWrittenSize } from '../../../electron/sandbox/written-size.ts';

const MIB = 1024 * 1024;
const GONE = new Error('gone');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Answer = number | null | Error;

/** Watches a root of which the engine says this, and the last of it ever after. */
async function watched(answers: readonly Answer[]): Promise<{ told: string[]; looks: number }> {
  const told: string[] = [];
  let looks = 0;
  const writtenBytes = (): Promise<number | null> => {
    const answer = answers[Math.min(looks, answers.length - 1)] ?? null;
    looks += 1;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const timers = new Timers();
  watchWrittenSize({ writtenBytes }, timers, (what) => told.push(what));
  await vi.advanceTimersByTimeAsync(10_000);
  timers.end();
  return { told, looks };
}

const seven = (answer: Answer): Answer[] => Array.from({ length: 7 }, () => answer);

test.each<[string, Answer[], string[], number]>([
  ['that stays small is left alone', [0, 256 * MIB], [], 40],
  ['that grew too large is told once', [MIB, 256 * MIB + 1], ['filesystem'], 2],
  ['of which the engine fails to tell, ends', [GONE], ['filesystem-unwatched'], 8],
  ['of which the engine tells nothing, ends', [null], ['filesystem-unwatched'], 8],
  ['of which it tells at times is watched', [...seven(GONE), 0, ...seven(null), 0], [], 40],
])('a writable root %s', async (_title, answers, told, looks) => {
  expect(await watched(answers)).toEqual({ told, looks });
});

test('timers say what they were set to, and when they are over that none was', () => {
  const timers = new Timers();
  expect(timers.arm(() => {}, 50)).toBe(50);
  timers.end();
  expect(timers.arm(() => {}, 50)).toBeNull();
});
