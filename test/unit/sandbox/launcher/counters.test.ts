import { describe, expect, test } from 'vitest';
import { countersAt, usageAt } from '../../../../electron/sandbox/launcher/counters.ts';
import type { Fact } from '../../../../shared/layers/evidence.ts';

const NOTHING = {
  peakMemoryBytes: null,
  oomKills: null,
  peakProcesses: null,
  processLimitHits: null,
  cpuMs: null,
};

function facts(moment: string, files: Readonly<Record<string, string | null>>): Map<string, Fact> {
  return new Map(
    Object.entries(files).map(([name, text]) => [
      `${moment}/sys/fs/cgroup/${name}`,
      text === null ? { known: false, reason: 'ENOENT' } : { known: true, text },
    ]),
  );
}

const VERSION_2 = {
  'memory.peak': '20971520\n',
  'memory.events': 'low 0\nhigh 0\nmax 12\noom 3\noom_kill 2\noom_group_kill 1\n',
  'pids.peak': '9\n',
  'pids.events': 'max 5\n',
  'cpu.stat': 'usage_usec 1234567\nuser_usec 1000000\nsystem_usec 234567\n',
};

const VERSION_1 = {
  'memory.peak': null,
  'memory.events': null,
  'memory/memory.max_usage_in_bytes': '268435456\n',
  'memory/memory.oom_control': 'oom_kill_disable 0\nunder_oom 0\noom_kill 1\n',
  'pids/pids.events': 'max 7\n',
  'cpuacct/cpuacct.usage': '1500000000\n',
};

describe('the control group’s counters', () => {
  test('version 2', () => {
    expect(countersAt(facts('end/', VERSION_2), 'end/')).toEqual({
      peakMemoryBytes: 20_971_520,
      oomKills: 2,
      peakProcesses: 9,
      processLimitHits: 5,
      cpuMs: 1234.567,
    });
  });

  test('version 1', () => {
    expect(countersAt(facts('end/', VERSION_1), 'end/')).toEqual({
      peakMemoryBytes: 268_435_456,
      oomKills: 1,
      peakProcesses: null,
      processLimitHits: 7,
      cpuMs: 1500,
    });
  });

  test('version 1 with the peak of processes that newer kernels have', () => {
    const read = countersAt(facts('end/', { 'pids/pids.peak': '63\n' }), 'end/');
    expect(read.peakProcesses).toBe(63);
  });

  test('zero is a count, and not the same as none', () => {
    const none = facts('end/', { 'memory.events': 'oom_kill 0\n', 'pids.events': 'max 0\n' });
    expect(countersAt(none, 'end/')).toEqual({ ...NOTHING, oomKills: 0, processLimitHits: 0 });
  });

  test('of one moment are not those of the other', () => {
    const both = new Map([
      ...facts('go/', { 'cpu.stat': 'usage_usec 1000\n' }),
      ...facts('end/', { 'cpu.stat': 'usage_usec 9000\n' }),
    ]);
    expect([countersAt(both, 'go/').cpuMs, countersAt(both, 'end/').cpuMs]).toEqual([1, 9]);
  });

  test('that were never reported are not known', () => {
    expect(countersAt(new Map(), 'end/')).toEqual(NOTHING);
  });

  test.each([
    ['empty', ''],
    ['negative', '-1\n'],
    ['a fraction', '1.5\n'],
    ['hexadecimal', '0x10\n'],
    ['a word', 'max\n'],
    ['an exponent', '1e3\n'],
    ['two numbers', '1 2\n'],
    ['longer than any counter', `${'9'.repeat(21)}\n`],
  ])('that are %s are not guessed', (_name, text) => {
    const files = {
      'memory.peak': text,
      'memory/memory.max_usage_in_bytes': text,
      'memory.events': `oom_kill ${text}`,
      'pids.peak': text,
      'pids.events': `max ${text}`,
      'cpu.stat': `usage_usec ${text}`,
      'cpuacct/cpuacct.usage': text,
    };
    expect(countersAt(facts('end/', files), 'end/')).toEqual(NOTHING);
  });

  test('do not take a longer key for the one that is meant', () => {
    const files = {
      'memory.events': 'oom_kill_disable 9\noom_group_kill 8\n',
      'cpu.stat': 'x usage_usec 5\n',
    };
    expect(countersAt(facts('end/', files), 'end/')).toEqual(NOTHING);
  });
});

describe('what is used at a moment', () => {
  test('version 2: processor time since the program began', () => {
    const all = new Map([
      ...facts('go/', VERSION_2),
      ...facts('now/', {
        'memory.current': '8192\n',
        'pids.current': '3\n',
        'cpu.stat': 'usage_usec 1334567\n',
      }),
    ]);
    expect(usageAt(all, 250)).toEqual({ atMs: 250, memoryBytes: 8192, cpuMs: 100, processes: 3 });
  });

  test('version 1', () => {
    const all = new Map([
      ...facts('go/', VERSION_1),
      ...facts('now/', {
        'memory/memory.usage_in_bytes': '4096\n',
        'pids/pids.current': '2\n',
        'cpuacct/cpuacct.usage': '1600000000\n',
      }),
    ]);
    expect(usageAt(all, 5)).toEqual({ atMs: 5, memoryBytes: 4096, cpuMs: 100, processes: 2 });
  });

  test('nothing is made up of what cannot be read', () => {
    const now = facts('now/', { 'cpu.stat': 'usage_usec 100\n', 'pids.current': 'max\n' });
    expect(usageAt(now, 1)).toEqual({ atMs: 1, memoryBytes: null, cpuMs: null, processes: null });
  });
});
