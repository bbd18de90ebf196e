import { describe, expect, test } from 'vitest';
import type { Counters } from '../../../electron/sandbox/launcher/counters.ts';
import { verdictOf, type RunEnding } from '../../../electron/sandbox/verdict.ts';
import { processEnd, type ProcessEnd } from '../../../electron/sandbox/wait-status.ts';

const NO_COUNTERS: Counters = {
  peakMemoryBytes: null,
  oomKills: null,
  peakProcesses: null,
  processLimitHits: null,
  cpuMs: null,
};

const exit = (code: number): ProcessEnd => processEnd(code << 8);
const killedBy = (signal: number): ProcessEnd => processEnd(signal);

const CONTRADICTION = { layerId: 'network', title: 'Network', fact: 'interfaces: lo, eth0' };
const ENGINE_LOST = {
  who: 'engine',
  sentence: 'The engine went away: it did not answer.',
} as const;
const SANDBOX_LOST = { who: 'sandbox', exitCode: 137, oomKilled: false } as const;
const SANDBOX_OOM = { who: 'sandbox', exitCode: 137, oomKilled: true } as const;
const SCRATCH_FULL = { code: 'scratch-full', sentence: 'the files do not fit' };
const COMPLAINT = { code: 'stderr', sentence: 'exec format error' };

function ending(what: Partial<RunEnding> & { counts?: Partial<Counters> }): RunEnding {
  const { counts, ...rest } = what;
  return {
    cause: null,
    stage: 'run',
    end: null,
    counters: { ...NO_COUNTERS, ...counts },
    lost: null,
    problem: null,
    contradiction: null,
    levels: { deadline: '10', memory: '256', output: '1024', processes: '64' },
    ...rest,
  };
}

describe('the kind of a run’s end', () => {
  test.each([
    ['exit code 0', { end: exit(0) }, 'finished'],
    ['exit code 1', { end: exit(1) }, 'failed'],
    ['exit code 139 is no signal', { end: exit(139) }, 'failed'],
    ['SIGSEGV', { end: killedBy(11) }, 'signalled'],
    ['SIGKILL without an OOM count', { end: killedBy(9) }, 'signalled'],
    [
      'SIGKILL with an unreadable OOM count',
      { end: killedBy(9), counts: { oomKills: null } },
      'signalled',
    ],
    [
      'SIGKILL with the kernel’s OOM count',
      { end: killedBy(9), counts: { oomKills: 1 } },
      'out-of-memory',
    ],
    [
      '137 with the kernel’s OOM count, as shells report it',
      { end: exit(137), counts: { oomKills: 1 } },
      'out-of-memory',
    ],
    ['137 without', { end: exit(137), counts: { oomKills: 0 } }, 'failed'],
    [
      'another code although a child was killed for memory',
      { end: exit(1), counts: { oomKills: 2 } },
      'failed',
    ],
    [
      'SIGSEGV although a child was killed for memory',
      { end: killedBy(11), counts: { oomKills: 1 } },
      'signalled',
    ],
    [
      'exit code 0 although a child was killed for memory',
      { end: exit(0), counts: { oomKills: 1 } },
      'finished',
    ],
    ['a compiler with errors', { stage: 'compile', end: exit(1) }, 'compile-failed'],
    ['a compiler that crashed', { stage: 'compile', end: killedBy(11) }, 'compile-failed'],
    [
      'a compiler whose pass was killed for memory',
      { stage: 'compile', end: exit(1), counts: { oomKills: 1 } },
      'out-of-memory',
    ],
    ['the deadline', { cause: 'deadline', end: killedBy(9) }, 'deadline'],
    ['the output’s limit', { cause: 'output-limit', end: killedBy(9) }, 'output-limit'],
    ['Stop', { cause: 'cancelled', end: killedBy(9) }, 'cancelled'],
    ['the writable root’s limit', { cause: 'filesystem', end: killedBy(9) }, 'failed'],
    ['a writable root that nobody watches', { cause: 'filesystem-unwatched' }, 'failed'],
    ['a launcher that could not go on', { problem: SCRATCH_FULL }, 'failed'],
    ['a sandbox that went away', { lost: SANDBOX_LOST }, 'signalled'],
    ['a sandbox that was killed for memory', { lost: SANDBOX_OOM }, 'out-of-memory'],
    ['an engine that went away', { lost: ENGINE_LOST }, 'engine-lost'],
    ['a layer that is not there', { contradiction: CONTRADICTION }, 'refused'],
    ['nothing that anybody knows of', {}, 'failed'],
  ] as const)('%s', (_name, what, kind) => {
    expect(verdictOf(ending(what)).kind).toBe(kind);
  });
});

describe('of two causes the one that decides', () => {
  test.each([
    [
      'a missing layer before all else',
      { contradiction: CONTRADICTION, lost: ENGINE_LOST, cause: 'cancelled', end: exit(0) },
      'refused',
    ],
    ['a lost engine before Stop', { lost: ENGINE_LOST, cause: 'cancelled' }, 'engine-lost'],
    ['the deadline before the exit code', { cause: 'deadline', end: exit(0) }, 'deadline'],
    [
      'the deadline before memory',
      { cause: 'deadline', end: killedBy(9), counts: { oomKills: 1 } },
      'deadline',
    ],
    ['Stop before a lost sandbox', { cause: 'cancelled', lost: SANDBOX_LOST }, 'cancelled'],
    [
      'Stop before a compiler’s errors',
      { cause: 'cancelled', stage: 'compile', end: exit(1) },
      'cancelled',
    ],
    [
      'the launcher’s complaint before an exit code of the stage before',
      { problem: SCRATCH_FULL, end: exit(0) },
      'failed',
    ],
    [
      'memory before words on the sandbox’s error stream',
      { problem: COMPLAINT, lost: SANDBOX_OOM },
      'out-of-memory',
    ],
    [
      'a lost engine before words on the sandbox’s error stream',
      { problem: COMPLAINT, lost: ENGINE_LOST },
      'engine-lost',
    ],
  ] as const)('%s', (_name, what, kind) => {
    expect(verdictOf(ending(what)).kind).toBe(kind);
  });
});

describe('exit code and signal', () => {
  test.each([
    ['of a program that exited', { end: exit(3) }, 3, null],
    ['of a program that a signal ended', { end: killedBy(11) }, null, 'SIGSEGV'],
    ['of a sandbox that went away', { lost: SANDBOX_LOST }, null, 'SIGKILL'],
    ['of a run without an end', { cause: 'cancelled' }, null, null],
    ['of a refused run', { contradiction: CONTRADICTION }, null, null],
  ] as const)('%s', (_name, what, exitCode, signal) => {
    expect(verdictOf(ending(what))).toMatchObject({ exitCode, signal });
  });
});

describe('the limits that a run ran into', () => {
  test.each([
    ['none', { end: exit(0), counts: { oomKills: 0, processLimitHits: 0 } }, []],
    ['the deadline', { cause: 'deadline' }, ['deadline']],
    ['the output', { cause: 'output-limit' }, ['output']],
    ['the writable root', { cause: 'filesystem' }, ['filesystem']],
    ['none that is known of a root that nobody watches', { cause: 'filesystem-unwatched' }, []],
    [
      'memory, also when the program survived it',
      { end: exit(0), counts: { oomKills: 1 } },
      ['memory'],
    ],
    ['memory of the whole sandbox', { lost: SANDBOX_OOM }, ['memory']],
    [
      'processes, also when the program survived it',
      { end: exit(0), counts: { processLimitHits: 9 } },
      ['processes'],
    ],
    ['scratch space at delivery', { problem: SCRATCH_FULL }, ['scratch']],
    ['the size of a file', { end: killedBy(25) }, ['file-size']],
    [
      'two at once',
      { cause: 'deadline', counts: { oomKills: 1, processLimitHits: 1 } },
      ['deadline', 'memory', 'processes'],
    ],
  ] as const)('%s', (_name, what, limits) => {
    expect(verdictOf(ending(what)).limitsHit).toEqual(limits);
  });
});

describe('the sentence says why, with its figure', () => {
  test.each([
    [{ end: exit(0) }, 'The program ended by itself, with exit code 0.'],
    [
      { end: exit(0), counts: { processLimitHits: 1 } },
      'The program ended by itself, with exit code 0, although it ran into its limit of 64 processes.',
    ],
    [
      { end: exit(0), counts: { oomKills: 1, processLimitHits: 1 } },
      'The program ended by itself, with exit code 0, although one of its processes was ended for want of memory (256 MiB), and it ran into its limit of 64 processes.',
    ],
    [{ end: exit(3) }, 'The program ended by itself, with exit code 3.'],
    [
      { end: exit(3), counts: { oomKills: 1 } },
      'The program ended by itself, with exit code 3; one of its processes was ended for want of memory (256 MiB).',
    ],
    [
      { end: killedBy(11) },
      'The program was ended by SIGSEGV: it used memory that is not its own.',
    ],
    [{ end: killedBy(34) }, 'The program was ended by SIG34.'],
    [
      { lost: SANDBOX_LOST },
      'The sandbox’s first process was ended from inside, and all of it with that.',
    ],
    [{ stage: 'compile', end: exit(1) }, 'The compiler found errors; the program was not started.'],
    [
      { stage: 'compile', end: killedBy(6) },
      'The compiler was ended by SIGABRT: it gave up by itself.',
    ],
    [{ cause: 'deadline' }, 'The program was still running after 10 seconds and was ended.'],
    [
      { cause: 'deadline', stage: 'compile' },
      'The compiler was still running after 10 seconds and was ended.',
    ],
    [
      { cause: 'deadline', levels: { deadline: '1' } },
      'The program was still running after 1 second and was ended.',
    ],
    [
      { cause: 'output-limit' },
      'The program printed more than 1024 KiB and was ended; the beginning is kept.',
    ],
    [{ cause: 'cancelled' }, 'The program was stopped.'],
    [
      { cause: 'filesystem' },
      'The program wrote more than 256 MiB onto the sandbox’s writable root, and was ended.',
    ],
    [
      { cause: 'filesystem-unwatched' },
      'The engine no longer said how much the program wrote onto the sandbox’s writable root, so that its size could not be watched: it was ended.',
    ],
    [
      { end: killedBy(9), counts: { oomKills: 1 } },
      'The program asked for more than its 256 MiB of memory, and the kernel ended it.',
    ],
    [{ problem: SCRATCH_FULL }, 'The program could not be run: the files do not fit.'],
    [{ lost: ENGINE_LOST }, ENGINE_LOST.sentence],
    [
      { contradiction: CONTRADICTION },
      'The run was refused before the program started: Network was asked for, and inside the sandbox it is not there (interfaces: lo, eth0).',
    ],
  ] as const)('%#', (what, sentence) => {
    expect(verdictOf(ending(what)).sentence).toBe(sentence);
  });
});

test('the stage is the one that decided', () => {
  expect(verdictOf(ending({ stage: 'compile', end: exit(1) })).stage).toBe('compile');
  expect(verdictOf(ending({ end: exit(1) })).stage).toBe('run');
});
