import { describe, expect, test } from 'vitest';
import {
  FairQueue,
  servingOrder,
  type Turn,
} from '../../../../electron/sandbox/queue/fair-queue.ts';

const NEVER = new AbortController().signal;

/** A queue, who has entered it in which order, and their turns. */
function watched(capacity: number) {
  const queue = new FairQueue(capacity);
  const entered: string[] = [];
  const turns = new Map<string, Turn>();
  const ahead = new Map<string, number>();
  const enter = async (name: string, cost = 1, signal = NEVER): Promise<void> => {
    const turn = await queue.enter(name.charAt(0), cost, signal, (count) => ahead.set(name, count));
    entered.push(name);
    turns.set(name, turn);
  };
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
  return { queue, entered, turns, ahead, enter, settle };
}

describe('a queue', () => {
  test('lets in as many as there is room for, and the next when one leaves', async () => {
    const { entered, turns, enter, settle } = watched(2);
    for (const name of ['a1', 'a2', 'a3', 'a4']) void enter(name);
    await settle();
    expect(entered).toEqual(['a1', 'a2']);
    turns.get('a1')?.leave();
    await settle();
    expect(entered).toEqual(['a1', 'a2', 'a3']);
  });

  test('counts a turn that is left twice once', async () => {
    const { entered, turns, enter, settle } = watched(1);
    for (const name of ['a1', 'a2', 'a3']) void enter(name);
    await settle();
    turns.get('a1')?.leave();
    turns.get('a1')?.leave();
    await settle();
    expect(entered).toEqual(['a1', 'a2']);
  });

  test('serves sessions in turn, however many one of them has asked for', async () => {
    const { entered, turns, enter, settle } = watched(1);
    for (const name of ['a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'b2']) void enter(name);
    for (let at = 0; at < 7; at += 1) {
      await settle();
      turns.get(entered[at] ?? '')?.leave();
    }
    expect(entered).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']);
  });

  test('says how many come before, as that changes', async () => {
    const { entered, turns, ahead, enter, settle } = watched(1);
    for (const name of ['a1', 'a2', 'a3', 'b1']) void enter(name);
    await settle();
    expect(Object.fromEntries(ahead)).toEqual({ a2: 1, b1: 2, a3: 3 });
    turns.get('a1')?.leave();
    await settle();
    expect(entered).toEqual(['a1', 'a2']);
    expect(Object.fromEntries(ahead)).toEqual({ a2: 1, b1: 1, a3: 2 });
  });

  test('forgets one that gives up, and its session keeps its place', async () => {
    const { entered, turns, enter, settle } = watched(1);
    const stop = new AbortController();
    void enter('a1');
    const given = enter('b1', 1, stop.signal);
    for (const name of ['b2', 'c1']) void enter(name);
    stop.abort(new Error('stopped'));
    await expect(given).rejects.toThrow('stopped');
    for (const name of ['a1', 'b2', 'c1']) {
      await settle();
      turns.get(name)?.leave();
    }
    expect(entered).toEqual(['a1', 'b2', 'c1']);
  });

  test('does not begin with one that has given up before', async () => {
    const { entered, enter } = watched(1);
    await expect(enter('a1', 1, AbortSignal.abort(new Error('stopped')))).rejects.toThrow(
      'stopped',
    );
    expect(entered).toEqual([]);
  });

  test('lets one in that alone is more than there is room for, and nobody beside it', async () => {
    const { entered, turns, enter, settle } = watched(1);
    for (const name of ['a1', 'b1']) void enter(name, 3);
    await settle();
    expect(entered).toEqual(['a1']);
    turns.get('a1')?.leave();
    await settle();
    expect(entered).toEqual(['a1', 'b1']);
  });

  test('does not starve a large one behind small ones', async () => {
    const { entered, turns, enter, settle } = watched(1);
    void enter('a1', 0.5);
    void enter('b1', 1);
    void enter('c1', 0.5);
    await settle();
    expect(entered).toEqual(['a1']);
    turns.get('a1')?.leave();
    await settle();
    expect(entered).toEqual(['a1', 'b1']);
  });

  test('whose shares are thirds and sevenths stays exact for ever', async () => {
    const { entered, turns, enter } = watched(1);
    for (let round = 0; round < 1_000; round += 1) {
      await Promise.all(['a1', 'b1', 'c1'].map((name) => enter(name, 1 / 3)));
      for (const turn of turns.values()) turn.leave();
      await Promise.all(['a1', 'b1', 'c1', 'd1', 'e1', 'f1', 'g1'].map((n) => enter(n, 1 / 7)));
      for (const turn of turns.values()) turn.leave();
    }
    expect(entered).toHaveLength(10_000);
  });

  test('is idle when nobody is inside and nobody waits', async () => {
    const { queue, turns, enter, settle } = watched(1);
    await queue.whenIdle();
    let isIdle = false;
    await enter('a1');
    void enter('a2');
    void queue.whenIdle().then(() => {
      isIdle = true;
    });
    turns.get('a1')?.leave();
    await settle();
    expect(isIdle).toBe(false);
    turns.get('a2')?.leave();
    await settle();
    expect(isIdle).toBe(true);
  });
});

test('the order of serving takes one of each session in turn', () => {
  expect(servingOrder([['a1', 'a2', 'a3'], ['b1'], ['c1', 'c2']])).toEqual([
    'a1',
    'b1',
    'c1',
    'a2',
    'c2',
    'a3',
  ]);
  expect(servingOrder([])).toEqual([]);
});
