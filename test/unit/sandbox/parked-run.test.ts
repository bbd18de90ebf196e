/** Runs in sandboxes that waited for them, and what the engine says of ends. */
import { describe, expect, test } from 'vitest';
import { Run } from '../../../electron/sandbox/run.ts';
import { launcher } from './support/launcher-frames.ts';
import { ScriptedEngine } from './support/scripted-engine.ts';
import { begun, launching, ran } from './support/scripts.ts';
import { prepared, startRun } from './support/started-run.ts';

const SILENT = { phase: () => {}, stage: () => {}, output: () => {} };
const out = (text: string): Uint8Array => launcher.output('stdout', Buffer.from(text));

describe('a parked sandbox that died as it was taken', () => {
  /** The first container does this when it is told to go; the second runs a program that wants a line. */
  function runAfter(
    first: Parameters<typeof launching>[0],
    plan: Parameters<typeof prepared>[1] = {},
  ) {
    let started = 0;
    const engine = new ScriptedEngine((container) => {
      started += 1;
      const go = started === 1 ? first : begun;
      void launching(go)(container);
      const before = container.onFrame;
      container.onFrame = (type) => {
        before(type);
        if (type === 'I' && container !== engine.containers.get('c1'))
          container.say(out('heard'), launcher.done(0, 0), launcher.end());
      };
    });
    const asked: boolean[] = [];
    const run = new Run(
      'r1',
      async (_note, _signal, isSecond) => {
        asked.push(isSecond);
        const sandboxId = isSecond ? 'r1' : 'ahead';
        return { ...(await prepared(engine, plan)), sandboxId, parked: !isSecond };
      },
      SILENT,
    );
    return { engine, run, asked };
  }

  test('costs its run nothing: it starts cold, with all that was typed', async () => {
    const { engine, run, asked } = runAfter((container) => container.hangUp());
    void run.sendInput(Buffer.from('typed\n'));
    const result = await run.result;
    await run.removed;
    expect(asked).toEqual([false, true]);
    expect(result).toMatchObject({
      verdict: { kind: 'finished' },
      stdout: 'heard',
      timing: { parked: false },
      sandbox: { containerId: 'c2' },
    });
    expect(engine.containers.get('c1')?.heardTypes).toBe('FSG');
    expect(engine.removed.toSorted()).toEqual(['c1', 'c2']);
  });

  test('costs its run nothing of the input that was prepared, and gives it once', async () => {
    const prepares = { preparedInput: Buffer.from('42\n') };
    const { engine, run } = runAfter((container) => container.hangUp(), prepares);
    await run.result;
    expect(engine.containers.get('c2')?.heardTypes).toMatch(/^FSGIE?$/);
  });

  test('with anything of the program begun is the program’s end', async () => {
    const { run, asked, engine } = runAfter((container) => {
      begun(container);
      container.hangUp();
    });
    engine.end = () => Promise.resolve({ exitCode: 137, oomKilled: false, error: '' });
    const { verdict, timing } = await run.result;
    expect(asked).toEqual([false]);
    expect(verdict.kind).toBe('signalled');
    expect(timing.parked).toBe(true);
  });

  test('is not replaced when its run is out of time', async () => {
    const engine = new ScriptedEngine(
      launching(
        () => {},
        (container) => container.hangUp(),
      ),
    );
    engine.end = () => Promise.resolve({ exitCode: 137, oomKilled: false, error: '' });
    let asked = 0;
    const run = new Run(
      'r1',
      async () => {
        asked += 1;
        const change = { levels: { deadline: '0.05' } };
        return { ...(await prepared(engine, change)), sandboxId: 'ahead', parked: true };
      },
      SILENT,
    );
    expect((await run.result).verdict.kind).toBe('deadline');
    expect(asked).toBe(1);
  });

  test('is not tried a third time', async () => {
    const engine = new ScriptedEngine(launching((container) => container.hangUp()));
    engine.end = () => Promise.resolve({ exitCode: 137, oomKilled: false, error: '' });
    let asked = 0;
    const run = new Run(
      'r1',
      async () => {
        asked += 1;
        return { ...(await prepared(engine)), sandboxId: 'ahead', parked: true };
      },
      SILENT,
    );
    expect((await run.result).verdict.kind).toBe('signalled');
    await run.removed;
    expect(asked).toBe(2);
    expect(engine.removed.toSorted()).toEqual(['c1', 'c2']);
  });
});

describe('the engine’s word on an end', () => {
  test('comes after the verdict, before the removal, and agrees', async () => {
    const engine = new ScriptedEngine(launching(ran(0)));
    let tell: () => void = () => {};
    engine.end = async () => {
      await new Promise<void>((resolve) => {
        tell = resolve;
      });
      return { exitCode: 0, oomKilled: false, error: '' };
    };
    const { run } = startRun(engine);
    expect((await run.result).verdict.kind).toBe('finished');
    expect(engine.removed).toEqual([]);
    tell();
    expect(await run.contradicted).toBeNull();
    await run.removed;
    expect(engine.removed).toEqual(['c1']);
  });

  test('that the launcher itself ended otherwise is told', async () => {
    const engine = new ScriptedEngine(launching(ran(0)));
    engine.end = () => Promise.resolve({ exitCode: 139, oomKilled: false, error: '' });
    const { run } = startRun(engine);
    expect((await run.result).verdict.kind).toBe('finished');
    expect(await run.contradicted).toContain('exit code 139');
  });

  test.each([
    ['is told where the counter shows none', '0', true],
    ['is no news where the counter shows it', '1', false],
  ])('of want of memory %s', async (_name, kills, isTold) => {
    const counter = launcher.fact(
      'end//sys/fs/cgroup/memory/memory.oom_control',
      'ok',
      `oom_kill ${kills}\n`,
    );
    const engine = new ScriptedEngine(launching(ran(0, counter)));
    engine.end = () => Promise.resolve({ exitCode: 0, oomKilled: true, error: '' });
    const { run } = startRun(engine);
    const told = await run.contradicted;
    expect(told === null).toBe(!isTold);
  });

  test('that does not come contradicts nothing', async () => {
    const engine = new ScriptedEngine(launching(ran(0)));
    engine.end = () => Promise.reject(new Error('it does not answer'));
    const { run } = startRun(engine);
    expect(await run.contradicted).toBeNull();
    await run.removed;
    expect(engine.removed).toEqual(['c1']);
  });

  test('is not asked for a sandbox that was lost, which had its say', async () => {
    const engine = new ScriptedEngine(
      launching((container) => {
        begun(container);
        container.hangUp();
      }),
    );
    engine.end = () => Promise.resolve({ exitCode: 137, oomKilled: false, error: '' });
    const { run } = startRun(engine);
    await run.removed;
    expect(await run.contradicted).toBeNull();
    expect(engine.asked.filter((what) => what === 'waitForEnd')).toHaveLength(1);
  });
});
