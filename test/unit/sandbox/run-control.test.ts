import { describe, expect, test, vi } from 'vitest';
import { Run } from '../../../electron/sandbox/run.ts';
import { GloveboxError } from '../../../shared/outcome.ts';
import { rejectionOf } from '../support/refusal.ts';
import { launcher } from './support/launcher-frames.ts';
import { ScriptedEngine } from './support/scripted-engine.ts';
import { begun, launching, ran, report } from './support/scripts.ts';
import { prepared, startRun } from './support/started-run.ts';

const SILENT = { phase: () => {}, stage: () => {}, output: () => {} };
const out = (text: string): Uint8Array => launcher.output('stdout', Buffer.from(text));
const until = (condition: () => boolean) => vi.waitUntil(condition, { interval: 1 });

describe('Stop', () => {
  test('ends a running program, and what it printed is kept', async () => {
    const engine = new ScriptedEngine(
      launching((container) => {
        begun(container);
        container.say(out('working'));
      }),
    );
    const { run, shown } = startRun(engine);
    await until(() => shown.length > 0);
    run.stop();
    run.stop();
    const result = await run.result;
    expect(result.verdict.kind).toBe('cancelled');
    expect(result.stdout).toBe('working');
    expect(engine.last.heardTypes).toBe('FSGK');
  });

  test('while preparing leaves no sandbox', async () => {
    let preparing: AbortSignal | null = null;
    const run = new Run(
      'r1',
      (_note, signal) =>
        new Promise((_resolve, reject) => {
          preparing = signal;
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        }),
      SILENT,
    );
    await until(() => preparing !== null);
    run.stop();
    const result = await run.result;
    expect(result).toMatchObject({ verdict: { kind: 'cancelled' }, sandbox: null, layers: [] });
  });

  test('that comes just before the sandbox is ready starts no program in it', async () => {
    const engine = new ScriptedEngine(launching(ran(0)));
    const run: Run = new Run(
      'r1',
      async () => {
        const ready = await prepared(engine);
        run.stop();
        return ready;
      },
      SILENT,
    );
    expect((await run.result).verdict.kind).toBe('cancelled');
    await run.removed;
    expect(engine.last.heardTypes).not.toContain('G');
    expect(engine.removed).toEqual(['c1']);
  });

  test('is not held back by a page that shows nothing', async () => {
    const engine = new ScriptedEngine(
      launching((container) => {
        begun(container);
        container.say(out('one'), out('two'));
      }),
    );
    let shown = 0;
    const run = new Run('r1', () => prepared(engine), {
      ...SILENT,
      output: () => {
        shown += 1;
        return new Promise<void>(() => {});
      },
    });
    await until(() => shown > 0);
    await new Promise(setImmediate);
    expect(shown).toBe(1);
    run.stop();
    expect((await run.result).verdict.kind).toBe('cancelled');
  });
});

describe('the deadline', () => {
  const toldOf = async ({ result }: Run): Promise<string | undefined> =>
    (await result).layers.find(({ id }) => id === 'deadline')?.evidence;

  test('ends a run whose engine never takes the delivery', async () => {
    const engine = new ScriptedEngine((container) => {
      report(container);
      // As a connection that is full: what waits for it goes on when it is closed, not before.
      const closed = new Promise<void>((resolve) => {
        const hangUp = container.hangUp.bind(container);
        container.hangUp = () => {
          hangUp();
          resolve();
        };
      });
      container.write = () => closed;
    });
    const { run, told } = startRun(engine, { levels: { deadline: '0.05' } });
    expect((await run.result).verdict.kind).toBe('deadline');
    expect(engine.asked).toContain('kill');
    expect(told).toEqual(['preparing', 'stopping', 'done']);
  });

  test('is told as it was armed', async () => {
    const engine = new ScriptedEngine(launching(ran(0)));
    const { run } = startRun(engine, { levels: { deadline: '1.1' } });
    expect(await toldOf(run)).toBe('timer armed: 1.1 s from delivery');
  });

  test('of a run that is refused was never armed', async () => {
    const online = { '/proc/net/dev': 'lo: 0\neth0: 0\n' };
    const engine = new ScriptedEngine(launching(ran(0), undefined, online));
    const { run } = startRun(engine);
    expect((await run.result).verdict.kind).toBe('refused');
    expect(await toldOf(run)).toBe('no timer is armed');
    expect(engine.last.heardTypes).not.toContain('G');
  });
});

describe('a run that may not or cannot start', () => {
  const failing = (error: Error): Run => {
    const refusing = async (): Promise<never> => {
      throw error;
    };
    return new Run('r1', refusing, SILENT);
  };

  test.each(['consent-missing', 'refused'] as const)(
    '(%s) ends in a verdict that says so',
    async (code) => {
      const { verdict, sandbox } = await failing(new GloveboxError(code, 'Because.')).result;
      expect(verdict).toMatchObject({ kind: 'refused', sentence: 'Because.', exitCode: null });
      expect(sandbox).toBeNull();
    },
  );

  test.each(['engine-absent', 'image-build-failed', 'bad-input'] as const)(
    '(%s) is no run at all',
    async (code) => {
      const run = failing(new GloveboxError(code, 'Because.'));
      expect(await rejectionOf(run.result)).toEqual({ code, sentence: 'Because.' });
      await expect(run.removed).resolves.toBeUndefined();
    },
  );
});

describe('input', () => {
  test('that was prepared follows the program, and then its end', async () => {
    const engine = new ScriptedEngine((container) => {
      void launching(begun)(container);
      const before = container.onFrame;
      container.onFrame = (type) => {
        before(type);
        if (type === 'E') container.say(launcher.done(0, 0), launcher.end());
      };
    });
    await startRun(engine, { preparedInput: Buffer.from('42\n') }).run.result;
    expect(engine.last.heardTypes).toBe('FSGIE');
  });

  test('typed before the program is there waits for it', async () => {
    const engine = new ScriptedEngine((container) => {
      void launching(begun)(container);
      const before = container.onFrame;
      container.onFrame = (type) => {
        before(type);
        if (type === 'I') container.say(launcher.done(0, 0), launcher.end());
      };
    });
    const { run } = startRun(engine);
    void run.sendInput(Buffer.from('early\n'));
    await run.result;
    expect(engine.last.heardTypes).toBe('FSGI');
    expect(run.queuedInputBytes).toBe(0);
  });

  test('that nobody read is let go with the run', async () => {
    const engine = new ScriptedEngine(launching(begun));
    const { run, told } = startRun(engine);
    await until(() => told.includes('run'));
    const waiting = run.sendInput(new Uint8Array(1024 * 1024));
    run.stop();
    await run.result;
    await waiting;
    expect(run.queuedInputBytes).toBe(0);
  });

  test('of a size is only for a run with a terminal', async () => {
    const sized = async (terminal: { columns: number; rows: number } | null): Promise<string> => {
      const engine = new ScriptedEngine(launching(begun));
      const { run, told } = startRun(engine, { terminal });
      await until(() => told.includes('run'));
      run.resize({ columns: 100, rows: 30 });
      run.stop();
      await run.result;
      return engine.last.heardTypes;
    };
    expect(await sized({ columns: 80, rows: 24 })).toBe('FSGWK');
    expect(await sized(null)).toBe('FSGK');
  });
});
