import { describe, expect, test } from 'vitest';
import { exitStatusOf } from '../../../shared/exit-status.ts';
import { GloveboxError } from '../../../shared/outcome.ts';
import { rejectionOf } from '../support/refusal.ts';
import { launcher } from './support/launcher-frames.ts';
import { ScriptedEngine, type ScriptedContainer } from './support/scripted-engine.ts';
import { begun, launching, ran } from './support/scripts.ts';
import { COMPILED, startRun } from './support/started-run.ts';

const out = (text: string): Uint8Array => launcher.output('stdout', Buffer.from(text));
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

  test('without a word, though nothing had ended it', async () => {
    const engine = new ScriptedEngine(launching(dying));
    engine.end = () => Promise.resolve({ exitCode: 0, oomKilled: false, error: '' });
    const { verdict, stdout } = await startRun(engine).run.result;
    expect(verdict.kind).toBe('engine-lost');
    expect(verdict.sentence).toMatch(/^The connection to the sandbox broke off/);
    expect(stdout).toBe('last words');
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
