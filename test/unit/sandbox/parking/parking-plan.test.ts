import { describe, expect, test } from 'vitest';
import {
  planParking,
  type ParkingBounds,
  type ParkingState,
  type Waiting,
  type WantedKind,
} from '../../../../electron/sandbox/parking/parking-plan.ts';

const MEBIBYTE = 1024 * 1024;
const BOUNDS: ParkingBounds = {
  mostParked: 4,
  mostBytes: 400 * MEBIBYTE,
  usualDepth: 2,
  idleMs: 600_000,
  lingerMs: 60_000,
};
const NOW = 1_000_000;

const wanted = (depth: number, wantedAt = NOW): WantedKind => ({ depth, wantedAt });
const waiting = (id: string, change: Partial<Waiting> = {}): Waiting => ({
  id,
  kind: id.charAt(0),
  since: NOW - 1000,
  bytes: 10 * MEBIBYTE,
  ...change,
});

function plan(change: Partial<ParkingState>, bounds: Partial<ParkingBounds> = {}) {
  const state: ParkingState = {
    now: NOW,
    allowed: true,
    wanted: new Map(),
    waiting: [],
    ...change,
  };
  return planParking(state, { ...BOUNDS, ...bounds });
}

const NOTHING = { letGo: [], start: null };

describe('what is expected', () => {
  test('is started until there is enough of it, and no more', () => {
    const kinds = new Map([['a', wanted(2)]]);
    expect(plan({ wanted: kinds })).toEqual({ letGo: [], start: 'a' });
    expect(plan({ wanted: kinds, waiting: [waiting('a1')] }).start).toBe('a');
    expect(plan({ wanted: kinds, waiting: [waiting('a1'), waiting('a2')] })).toEqual(NOTHING);
  });

  test('of two kinds has one of each before a second of any, the last expected first', () => {
    const kinds = new Map([
      ['a', wanted(2, NOW - 500)],
      ['b', wanted(2, NOW)],
    ]);
    expect(plan({ wanted: kinds }).start).toBe('b');
    expect(plan({ wanted: kinds, waiting: [waiting('b1')] }).start).toBe('a');
    expect(plan({ wanted: kinds, waiting: [waiting('a1'), waiting('b1')] }).start).toBe('b');
  });

  test('less of it than before lets the eldest go', () => {
    const three = [
      waiting('a1', { since: NOW - 3 }),
      waiting('a2', { since: NOW - 9 }),
      waiting('a3', { since: NOW - 6 }),
    ];
    expect(plan({ wanted: new Map([['a', wanted(2)]]), waiting: three }).letGo).toEqual(['a2']);
  });
});

describe('time', () => {
  test('lets go what has waited too long, and starts another in its place', () => {
    const old = waiting('a1', { since: NOW - BOUNDS.idleMs });
    const kinds = new Map([['a', wanted(1)]]);
    expect(plan({ wanted: kinds, waiting: [old] })).toEqual({ letGo: ['a1'], start: 'a' });
  });

  test('lets go what nobody expects any more, not at once and not much later', () => {
    const until = (ms: number) =>
      plan({ wanted: new Map([['a', wanted(0, NOW - ms)]]), waiting: [waiting('a1')] });
    expect(until(BOUNDS.lingerMs - 1)).toEqual(NOTHING);
    expect(until(BOUNDS.lingerMs)).toEqual({ letGo: ['a1'], start: null });
  });

  test('what nobody has ever expected goes at once', () => {
    expect(plan({ waiting: [waiting('a1')] }).letGo).toEqual(['a1']);
  });
});

describe('bounds', () => {
  test('of number hold, whatever is asked for', () => {
    const four = ['a1', 'a2', 'a3', 'a4'].map((id) => waiting(id));
    expect(plan({ wanted: new Map([['a', wanted(100)]]), waiting: four })).toEqual(NOTHING);
  });

  test('of memory hold, and what has not been measured counts', () => {
    const kinds = new Map([['a', wanted(4)]]);
    const big = [waiting('a1', { bytes: 370 * MEBIBYTE })];
    expect(plan({ wanted: kinds, waiting: big })).toEqual(NOTHING);
    const unknown = [waiting('a1', { bytes: null })];
    expect(plan({ wanted: kinds, waiting: unknown }, { mostBytes: 40 * MEBIBYTE })).toEqual(
      NOTHING,
    );
  });

  test('what turns out to be too much is let go, the unexpected first', () => {
    const kinds = new Map([
      ['a', wanted(2)],
      ['b', wanted(0, NOW - 1)],
    ]);
    const tooMuch = [
      waiting('a1', { bytes: 200 * MEBIBYTE }),
      waiting('a2', { bytes: 200 * MEBIBYTE }),
      waiting('b1', { bytes: 50 * MEBIBYTE }),
    ];
    expect(plan({ wanted: kinds, waiting: tooMuch })).toEqual({ letGo: ['b1'], start: null });
  });

  test('what is expected takes the room of what is not, the longest forgotten first', () => {
    const kinds = new Map([
      ['a', wanted(2)],
      ['b', wanted(0, NOW - 10)],
      ['c', wanted(0, NOW - 20)],
    ]);
    const full = [waiting('a1'), waiting('b1'), waiting('c1'), waiting('c2')];
    expect(plan({ wanted: kinds, waiting: full })).toEqual({ letGo: ['c1'], start: 'a' });
  });

  test('nothing that is expected is let go for something else that is', () => {
    const kinds = new Map([
      ['a', wanted(4, NOW - 10)],
      ['b', wanted(4, NOW)],
    ]);
    const full = [waiting('a1'), waiting('a2'), waiting('a3'), waiting('a4')];
    expect(plan({ wanted: kinds, waiting: full })).toEqual(NOTHING);
  });

  test('nothing is let go for one that has no room all the same', () => {
    const kinds = new Map([
      ['a', wanted(2)],
      ['b', wanted(0, NOW - 1)],
    ]);
    const full = [waiting('a1', { bytes: 380 * MEBIBYTE }), waiting('b1', { bytes: MEBIBYTE })];
    expect(plan({ wanted: kinds, waiting: full })).toEqual(NOTHING);
  });
});

test('where nothing may wait, all is let go and nothing started', () => {
  const kinds = new Map([['a', wanted(2)]]);
  const state = { allowed: false, wanted: kinds, waiting: [waiting('a1')] };
  expect(plan(state)).toEqual({ letGo: ['a1'], start: null });
});
