import { describe, expect, test, vi } from 'vitest';
import { Run } from '../../../electron/sandbox/run.ts';
import { exitStatusOf } from '../../../shared/exit-status.ts';
import { GloveboxError } from '../../../shared/outcome.ts';
import { rejectionOf } from '../support/refusal.ts';
import { launcher } from './support/launcher-frames.ts';
import { ScriptedEngine, type ScriptedContainer } from './support/scripted-engine.ts';
import { begun, launching, ran } from './support/scripts.ts';
import { COMPILED, prepared, startRun } from './support/started-run.ts';

const SILENT = { phase: () => {}, stage: () => {}, output: () => {} };
const out = (text: string): Uint8Array => launcher.output('stdout', Buffer.from(text));
const until = (condition: () => boolean) => vi.waitUntil(condition, { interval: 1 });
const lost = (): Promise<never> =>
  Promise.reject(new GloveboxError('engine-lost', 'The engine went away: it did not answer.'));

describe('a run', () => {
  test('tells its phases, its stage, its output and its end, and leaves nothing', async () => {
    const err = launcher.output('stderr', Buffer.from('oops'));
    const engine = new ScriptedEngine(launching(ran(3 << 8, out('hello '), err, out('world'))));
    const { run, told, shown } = startRun(engine);
    const result = await run.result;
    await run.removed;
    expect(told).toEqual(['preparing', 'running', 'run', 'stopping', 'done']);
    expect(shown).toEqual(['run stdout: hello ', 'run stderr: oops', 'run stdout: world']);
    expect(result).toMatchObject({
      verdict: { kind: 'failed', stage: 'run', exitCode: 3, signal: null, limitsHit: [] },
      stdout: 'hello world',
      stderr: 'oops',
      truncated: false,
      stages: [{ name: 'run', exitCode: 3, signal: null, ms: 1 }],
      timing: { parked: false, compileMs: null, runMs: 1 },
      sandbox: { containerId: 'c1' },
    });
    expect(engine.removed).toEqual(['c1']);
  });

  test('delivers files, then stages, then the word to go, each once', async () => {
    const engine = new ScriptedEngine(launching(ran(0)));
    const files = [
      { name: 'main.py', text: 'é' },
      { name: 'other.py', text: '' },
    ];
    const { run } = startRun(engine, { files, language: COMPILED });
    await run.result;
    expect(engine.last.heardTypes).toBe('FFSSG');
    expect(Buffer.from(engine.last.heard[0]?.subarray(7) ?? []).toString()).toBe('main.pyé');
  });

  test('counts the processor’s time from its own beginning, not the launcher’s', async () => {
    const cpu = (moment: string, nanoseconds: number): Uint8Array =>
      launcher.fact(`${moment}/sys/fs/cgroup/cpuacct/cpuacct.usage`, 'ok', `${nanoseconds}\n`);
    const engine = new ScriptedEngine(
      launching((container) => {
        container.say(cpu('go/', 5e6), launcher.begin(0), cpu('end/', 47e6));
        container.say(launcher.done(0, 0), launcher.end());
      }),
    );
    const { usage } = await startRun(engine).run.result;
    expect(usage.cpuMs).toBe(42);
    expect(usage.peakMemoryBytes).toBeNull();
  });
});

describe('a layer that was asked for and is not there', () => {
  test('ends the run before one byte of the program is delivered', async () => {
    const facts = { '/proc/net/dev': 'lo: 0\neth0: 0\n' };
    const engine = new ScriptedEngine(launching(ran(0), undefined, facts));
    const { run, told } = startRun(engine);
    const { verdict, layers } = await run.result;
    await run.removed;
    expect(verdict.kind).toBe('refused');
    expect(verdict.sentence).toContain('Network');
    expect(engine.last.heardTypes).toBe('');
    expect(told).not.toContain('running');
    expect(layers.find(({ id }) => id === 'network')?.state).toBe('open');
    expect(engine.removed).toEqual(['c1']);
  });
});

describe('the output’s limit', () => {
  test('ends the run at its last byte, and keeps the beginning', async () => {
    const flood = (container: ScriptedContainer): void => {
      begun(container);
      container.say(out('x'.repeat(1000)), out('y'.repeat(1000)));
    };
    const engine = new ScriptedEngine(launching(flood));
    const result = await startRun(engine, { levels: { output: '1' } }).run.result;
    expect(result.verdict).toMatchObject({ kind: 'output-limit', limitsHit: ['output'] });
    expect(result.truncated).toBe(true);
    expect(result.stdout).toBe('x'.repeat(1000) + 'y'.repeat(24));
    expect(engine.last.heardTypes).toBe('FSGK');
  });
});

describe('stages', () => {
  const compiled =
    (...then: readonly Uint8Array[]) =>
    (container: ScriptedContainer): void =>
      container.say(launcher.begin(0), launcher.done(0, 0, 7_000_000n), launcher.begin(1), ...then);

  test('have their own time and output, and the program’s stands at the top', async () => {
    const engine = new ScriptedEngine(
      launching((container) => {
        container.say(launcher.begin(0), launcher.output('stderr', Buffer.from('warning')));
        container.say(launcher.done(0, 0, 7_000_000n), launcher.begin(1), out('hi'));
        container.say(launcher.done(1, 0), launcher.end());
      }),
    );
    const { run, told } = startRun(engine, { language: COMPILED });
    const result = await run.result;
    expect(told).toEqual(['preparing', 'running', 'compile', 'run', 'stopping', 'done']);
    expect(result.stages).toMatchObject([
      { name: 'compile', stderr: 'warning', stdout: '', ms: 7 },
      { name: 'run', stdout: 'hi', ms: 1 },
    ]);
    expect(result.stderr).toBe('');
    expect(result.timing).toMatchObject({ compileMs: 7, runMs: 1 });
    expect(result.verdict).toMatchObject({ kind: 'finished', stage: 'run' });
  });

  test('that could not begin are not called the end of the one before', async () => {
    const problem = launcher.problem('exec', './a.out cannot be started: Permission denied');
    const engine = new ScriptedEngine(launching(compiled(problem)));
    const { verdict } = await startRun(engine, { language: COMPILED }).run.result;
    expect(verdict).toMatchObject({ kind: 'failed', stage: 'run', exitCode: null });
    expect(verdict.sentence).toContain('Permission denied');
    expect(exitStatusOf(verdict, null)).toBe(70);
  });

  test('that were lost are not called the end of the one before', async () => {
    const engine = new ScriptedEngine(
      launching((container) => {
        compiled()(container);
        container.hangUp();
      }),
    );
    engine.end = lost;
    const { verdict, stages } = await startRun(engine, { language: COMPILED }).run.result;
    expect(verdict).toMatchObject({ kind: 'engine-lost', stage: 'run', exitCode: null });
    expect(stages.map(({ name }) => name)).toEqual(['compile']);
  });

  test('that a launcher which hears nothing leaves running are ended by the engine, under their own name', async () => {
    const engine = new ScriptedEngine(launching(compiled(out('still here')), () => {}));
    const levels = { deadline: '0.05' };
    const { verdict, stdout } = await startRun(engine, { language: COMPILED, levels }).run.result;
    expect(engine.asked).toContain('kill');
    expect(verdict).toMatchObject({ kind: 'deadline', stage: 'run', exitCode: null });
    expect(verdict.sentence).toContain('The program was still running');
    expect(stdout).toBe('still here');
  });

  test('stay one when compiling failed', async () => {
    const engine = new ScriptedEngine(launching(ran(1 << 8)));
    const { verdict, stages } = await startRun(engine, { language: COMPILED }).run.result;
    expect(verdict).toMatchObject({ kind: 'compile-failed', stage: 'compile', exitCode: 1 });
    expect(stages.map(({ name }) => name)).toEqual(['compile']);
  });
});

describe('a sandbox that goes away', () => {
  const dying = (container: ScriptedContainer): void => {
    begun(container);
    container.say(out('last words'));
    container.hangUp();
  };

  test('killed for memory as a whole', async () => {
    const engine = new ScriptedEngine(launching(dying));
    engine.end = () => Promise.resolve({ exitCode: 137, oomKilled: true, error: '' });
    const { verdict, stdout } = await startRun(engine).run.result;
    expect(verdict).toMatchObject({ kind: 'out-of-memory', limitsHit: ['memory'] });
    expect(stdout).toBe('last words');
  });

  test('ended from inside', async () => {
    const engine = new ScriptedEngine(launching(dying));
    engine.end = () => Promise.resolve({ exitCode: 137, oomKilled: false, error: '' });
    expect((await startRun(engine).run.result).verdict.kind).toBe('signalled');
  });

  test('with its engine', async () => {
    const engine = new ScriptedEngine(launching(dying));
    engine.end = lost;
    const { verdict, stdout } = await startRun(engine).run.result;
    expect(verdict).toMatchObject({
      kind: 'engine-lost',
      sentence: 'The engine went away: it did not answer.',
    });
    expect(stdout).toBe('last words');
  });

  test('whose removal fails has its result all the same', async () => {
    const engine = new ScriptedEngine(launching(ran(0)));
    engine.failing = { remove: new GloveboxError('engine-lost', 'gone') };
    const { run } = startRun(engine);
    expect((await run.result).verdict.kind).toBe('finished');
    expect((await rejectionOf(run.removed))?.code).toBe('engine-lost');
  });
});

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
      void launching(() => {})(container);
      const before = container.onFrame;
      container.onFrame = (type) => {
        before(type);
        if (type === 'E') ran(0)(container);
      };
    });
    await startRun(engine, { preparedInput: Buffer.from('42\n') }).run.result;
    expect(engine.last.heardTypes).toBe('FSGIE');
  });

  test('typed before the program is there waits for it', async () => {
    const engine = new ScriptedEngine((container) => {
      void launching(() => {})(container);
      const before = container.onFrame;
      container.onFrame = (type) => {
        before(type);
        if (type === 'I') ran(0)(container);
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
