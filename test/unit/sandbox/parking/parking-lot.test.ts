import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { GloveboxError } from '../../../../shared/outcome.ts';
import { EXPECTED, openLot } from '../support/open-lot.ts';
import { ScriptedEngine } from '../support/scripted-engine.ts';
import { launching, ran } from '../support/scripts.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const created = (engine: ScriptedEngine): number => engine.containers.size;
const READY = { obstacle: null, memoryBytes: 4 * 1024 * 1024, ready: 1 };
const ofMemory = (memory: number) => ({ ...EXPECTED, overrides: { memory: String(memory) } });

/** Lets this much time pass, with everything that it brings. */
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe('a lot', () => {
  test('starts what is expected, tells of it, and hands it out once', async () => {
    const engine = new ScriptedEngine(launching(ran(0)));
    const { lot, told, take } = await openLot(engine);
    lot.expect('page', EXPECTED);
    await pass(1_000);
    expect(lot.status).toEqual(READY);
    expect(told.at(-1)).toEqual(READY);
    const [first, second] = await Promise.all([take(), take()]);
    expect(first).toMatchObject({ wasReady: true });
    expect(second?.judged.id).not.toBe(first?.judged.id);
    await lot.close();
  });

  test('gives nobody what was made for another', async () => {
    const engine = new ScriptedEngine(launching(ran(0)));
    const { lot, take } = await openLot(engine);
    lot.expect('page', EXPECTED);
    await pass(1_000);
    expect(await take(ofMemory(64))).toBeNull();
    expect(await take({ ...EXPECTED, overrides: { user: 'root' } })).toBeNull();
    expect(await take({ ...EXPECTED, overrides: { deadline: '3' } })).not.toBeNull();
    await lot.close();
  });

  test('gives one that is being started to the run that has come for it, and says that it was not ready', async () => {
    let report: () => void = () => {};
    const engine = new ScriptedEngine(async (container) => {
      await new Promise<void>((resolve) => {
        report = resolve;
      });
      await launching(ran(0))(container);
    });
    const { lot, take } = await openLot(engine);
    lot.expect('page', EXPECTED);
    await pass(1_000);
    expect(lot.status.ready).toBe(0);
    const taken = take();
    const other = take();
    await pass(0);
    report();
    expect(await taken).toMatchObject({
      wasReady: false,
      judged: { identity: { containerId: 'c1' } },
    });
    expect(await other).toBeNull();
  });

  test('keeps its depth in a rush, and forgets the rush', async () => {
    const engine = new ScriptedEngine(launching(ran(0)));
    const { lot, take } = await openLot(engine);
    lot.expect('page', EXPECTED);
    await pass(1_000);
    await Promise.all([take(), take(), take()]);
    await pass(1_000);
    expect(lot.status.ready).toBe(3);
    await pass(65_000);
    expect(lot.status.ready).toBe(1);
    await lot.close();
  });

  test('lets go what has died, and starts another', async () => {
    const engine = new ScriptedEngine(launching(ran(0)));
    const { lot, take } = await openLot(engine);
    lot.expect('page', EXPECTED);
    await pass(1_000);
    engine.containers.get('c1')?.hangUp();
    await pass(1_000);
    expect(engine.removed).toEqual(['c1']);
    const taken = await take();
    expect(taken?.judged.identity.containerId).toBe('c2');
    await lot.close();
  });

  test('lets all go when it is closed, also what is being started', async () => {
    const engine = new ScriptedEngine(launching(ran(0)));
    const { lot } = await openLot(engine, {
      bounds: {
        mostParked: 4,
        mostBytes: 1024 ** 3,
        usualDepth: 3,
        idleMs: 600_000,
        lingerMs: 60_000,
      },
    });
    lot.expect('page', EXPECTED);
    await pass(160);
    await lot.close();
    await pass(10_000);
    expect(created(engine)).toBeGreaterThan(0);
    expect(engine.removed.toSorted()).toEqual([...engine.containers.keys()].toSorted());
  });
});

describe('a page that changes its mind wildly', () => {
  test('costs one start for what it settles on, and none for what it passed over', async () => {
    const engine = new ScriptedEngine(launching(ran(0)));
    const { lot } = await openLot(engine);
    for (let memory = 64; memory < 164; memory += 1) lot.expect('page', ofMemory(memory));
    await pass(1_000);
    expect(created(engine)).toBe(1);
    expect(engine.last.request.spec.memoryMiB).toBe(163);
    await lot.close();
  });

  test('for an hour costs few starts, and never more than the bounds at once', async () => {
    const engine = new ScriptedEngine(launching(ran(0)));
    const { lot } = await openLot(engine);
    let most = 0;
    for (let second = 0; second < 3_600; second += 1) {
      lot.expect('page', ofMemory(64 + (second % 500)));
      await pass(1_000);
      most = Math.max(most, created(engine) - engine.removed.length);
    }
    // Twenty-four at once, then one in five seconds.
    expect(created(engine)).toBeLessThanOrEqual(24 + 720);
    expect(created(engine)).toBeGreaterThan(24);
    expect(most).toBeLessThanOrEqual(4);
    await lot.close();
  });
});

describe('nothing is started', () => {
  test('again and again that cannot be', async () => {
    const engine = new ScriptedEngine(launching(ran(0)));
    engine.failing = { start: new GloveboxError('internal', 'no') };
    const { lot } = await openLot(engine);
    lot.expect('page', EXPECTED);
    await pass(59_000);
    expect(created(engine)).toBe(1);
    engine.failing = {};
    await pass(10_000);
    expect(lot.status.ready).toBe(1);
    await lot.close();
  });

  test('and offered that is not what was asked for', async () => {
    const engine = new ScriptedEngine(
      launching(ran(0), undefined, { '/proc/net/dev': 'lo: 0\neth0: 0\n' }),
    );
    const { lot, take } = await openLot(engine);
    lot.expect('page', EXPECTED);
    await pass(1_000);
    expect(engine.removed).toEqual(['c1']);
    expect(await take()).toBeNull();
    await lot.close();
  });

  test('where something is in the way, and what waits is let go', async () => {
    let obstacle: string | null = null;
    const engine = new ScriptedEngine(launching(ran(0)));
    const { lot, take } = await openLot(engine, { obstacle: () => obstacle });
    lot.expect('page', EXPECTED);
    await pass(1_000);
    obstacle = 'On battery.';
    await pass(6_000);
    expect(lot.status).toEqual({ ready: 0, memoryBytes: 0, obstacle });
    expect(engine.removed).toEqual(['c1']);
    expect(await take()).toBeNull();
    await lot.close();
  });
});
