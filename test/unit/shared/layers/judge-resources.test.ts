import { describe, expect, test } from 'vitest';
import {
  MISSING,
  ON_CGROUP_2,
  RECORDED,
  changed,
  evidenceOf,
  type Facts,
} from './support/evidence.ts';
import { judge, stateOf } from './support/judge.ts';

const MIB = 1024 * 1024;
const MAX_OF_VERSION_1 = '9223372036854771712\n';
const version2 = (facts: Facts) => evidenceOf({ ...ON_CGROUP_2, ...facts });
const WORDS = [
  '-1',
  '1e9',
  '0x10',
  '0.5',
  'NaN',
  'Infinity',
  'unlimited',
  '',
  ' ',
  '1 2',
  '9'.repeat(21),
];

describe('memory', () => {
  const LIMIT_1 = '/sys/fs/cgroup/memory/memory.limit_in_bytes';
  const SWAP_1 = '/sys/fs/cgroup/memory/memory.memsw.limit_in_bytes';
  const LIMIT_2 = '/sys/fs/cgroup/memory.max';
  const SWAP_2 = '/sys/fs/cgroup/memory.swap.max';

  test.each([
    ['version 1', changed({}), 'holds'],
    ['version 2', version2({}), 'holds'],
    ['less than asked', version2({ [LIMIT_2]: String(16 * MIB) }), 'holds'],
    ['one page more', version2({ [LIMIT_2]: String(256 * MIB + 4096) }), 'contradicts'],
    ['max', version2({ [LIMIT_2]: 'max\n' }), 'contradicts'],
    ['the largest number of version 1', changed({ [LIMIT_1]: MAX_OF_VERSION_1 }), 'contradicts'],
    ['swap beside it, version 1', changed({ [SWAP_1]: String(512 * MIB) }), 'contradicts'],
    ['swap without end, version 2', version2({ [SWAP_2]: 'max\n' }), 'contradicts'],
    ['a little swap, version 2', version2({ [SWAP_2]: '4096\n' }), 'contradicts'],
    ['swap that is not told', changed({ [SWAP_1]: MISSING }), 'unreadable'],
    ['swap that is no number', changed({ [SWAP_1]: 'none' }), 'contradicts'],
    ['no limit told', changed({ [LIMIT_1]: MISSING }), 'unreadable'],
  ] as const)('%s', (_name, evidence, says) => {
    expect(judge('memory', '256', evidence).says).toBe(says);
  });

  test.each(WORDS)('%j is no limit', (text) => {
    expect(judge('memory', '256', changed({ [LIMIT_1]: text })).says).toBe('unreadable');
    expect(judge('memory', '256', version2({ [LIMIT_2]: text })).says).toBe('unreadable');
  });

  test('is not enforced when the engine’s limits leave room for swap', () => {
    expect(stateOf('memory', '256', changed({}, { memorySwapBytes: 512 * MIB }))).toBe(
      'inconclusive',
    );
    expect(stateOf('memory', '256', changed({}, { memorySwapBytes: -1 }))).toBe('inconclusive');
    expect(stateOf('memory', '256', changed({}, { memoryBytes: 0, memorySwapBytes: 0 }))).toBe(
      'inconclusive',
    );
  });

  test('shows the figure that was read', () => {
    expect(judge('memory', '256', version2({})).fact).toBe('memory.max: 256 MiB, swap 0');
  });
});

describe('cpu', () => {
  const QUOTA = '/sys/fs/cgroup/cpu/cpu.cfs_quota_us';
  const PERIOD = '/sys/fs/cgroup/cpu/cpu.cfs_period_us';
  const V2 = '/sys/fs/cgroup/cpu.max';

  test.each([
    ['version 1', '1', changed({}), 'holds'],
    ['version 2', '1', version2({}), 'holds'],
    ['half a core', '0.5', version2({ [V2]: '50000 100000' }), 'holds'],
    [
      'a third, which the kernel cuts to whole microseconds',
      '0.33',
      version2({ [V2]: '33000 100000' }),
      'holds',
    ],
    ['more than asked', '0.5', version2({}), 'contradicts'],
    ['max', '1', version2({ [V2]: 'max 100000\n' }), 'contradicts'],
    ['none, version 1', '1', changed({ [QUOTA]: '-1\n' }), 'contradicts'],
    ['a period of zero', '1', version2({ [V2]: '100000 0' }), 'unreadable'],
    ['a quota without a period', '1', version2({ [V2]: '100000' }), 'unreadable'],
    ['a negative quota', '1', version2({ [V2]: '-5 100000' }), 'unreadable'],
    ['no quota told', '1', changed({ [QUOTA]: MISSING }), 'unreadable'],
    ['no period told', '1', changed({ [PERIOD]: MISSING }), 'unreadable'],
  ] as const)('%s', (_name, level, evidence, says) => {
    expect(judge('cpu', level, evidence).says).toBe(says);
  });

  test.each(WORDS.filter((word) => word !== '-1' && word !== '1 2'))('%j is no quota', (text) => {
    expect(judge('cpu', '1', version2({ [V2]: text })).says).toBe('unreadable');
  });

  test('agrees with the engine for every hundredth of a core', () => {
    for (let hundredths = 10; hundredths <= 400; hundredths += 1) {
      const level = String(hundredths / 100);
      const evidence = changed(
        { [QUOTA]: String(hundredths * 1000) },
        { nanoCpus: Math.round(Number(level) * 1e9) },
      );
      expect(stateOf('cpu', level, evidence)).toBe('enforced');
    }
  });
});

describe('processes', () => {
  const V2 = '/sys/fs/cgroup/pids.max';

  test.each([
    ['version 1', changed({}), 'holds'],
    ['version 2', version2({}), 'holds'],
    ['one more', version2({ [V2]: '65\n' }), 'contradicts'],
    ['max', version2({ [V2]: 'max\n' }), 'contradicts'],
    ['not told', version2({ [V2]: MISSING }), 'unreadable'],
  ] as const)('%s', (_name, evidence, says) => {
    expect(judge('processes', '64', evidence).says).toBe(says);
  });

  test.each(WORDS)('%j is no limit', (text) => {
    expect(judge('processes', '64', version2({ [V2]: text })).says).toBe('unreadable');
  });

  test.each([0, -1, null])('is not enforced when the engine shows %j', (pidsLimit) => {
    expect(stateOf('processes', '64', changed({}, { pidsLimit }))).toBe('inconclusive');
  });
});

describe.each([
  ['open-files', 'rlimit/nofile', '256', 256],
  ['file-size', 'rlimit/fsize', '64', 64 * MIB],
] as const)('%s', (id, fact, level, limit) => {
  const limits = (soft: string | number, hard: string | number) =>
    changed({ [fact]: `soft=${soft} hard=${hard}` });

  test.each([
    ['as asked', changed({}), 'holds'],
    ['less', limits(1, 1), 'holds'],
    ['one more', limits(limit, limit + 1), 'contradicts'],
    [
      'a soft limit alone, which the program may lift',
      limits(1, '18446744073709551615'),
      'contradicts',
    ],
    ['no hard limit told', changed({ [fact]: `soft=${limit}` }), 'unreadable'],
    ['cannot be read', changed({ [fact]: { unreadable: 'EPERM' } }), 'unreadable'],
  ] as const)('%s', (_name, evidence, says) => {
    expect(judge(id, level, evidence).says).toBe(says);
  });

  test.each(WORDS.filter((word) => !word.includes(' ')))('%j is no limit', (text) => {
    expect(judge(id, level, limits(1, text)).says).toBe('unreadable');
  });

  test('is not enforced when the engine shows another', () => {
    const name = fact.slice('rlimit/'.length);
    expect(stateOf(id, level, changed({}, { ulimits: { [name]: limit * 2 } }))).toBe(
      'inconclusive',
    );
    expect(stateOf(id, level, changed({}, { ulimits: {} }))).toBe('inconclusive');
  });
});

describe('core-dumps', () => {
  const PATTERN = '/proc/sys/kernel/core_pattern';
  const cores = (hard: string, pattern: string) =>
    changed({ 'rlimit/core': `soft=0 hard=${hard}`, [PATTERN]: pattern });

  test.each([
    ['no core by the limit', 'off', changed({}), 'holds'],
    ['a limit that the program may lift', 'off', cores('1024', 'core\n'), 'contradicts'],
    ['no limit', 'off', cores('18446744073709551615', 'core\n'), 'contradicts'],
    [
      'Ubuntu’s apport, which no limit binds',
      'off',
      cores('0', '|/usr/share/apport/apport -p%p -s%s\n'),
      'open',
    ],
    ['systemd’s handler', 'off', cores('0', '|/usr/lib/systemd/systemd-coredump %P %u\n'), 'open'],
    [
      'a socket of the host (Linux 6.16), which no limit binds either',
      'off',
      cores('0', '@/run/coredump.socket\n'),
      'open',
    ],
    ['a socket with the newer protocol', 'off', cores('0', '@@/run/coredump.socket\n'), 'open'],
    ['on, as asked', 'on', cores('1024', 'core\n'), 'open'],
    ['a pattern that cannot be read', 'off', changed({ [PATTERN]: MISSING }), 'unreadable'],
    [
      'a limit that cannot be read',
      'off',
      changed({ 'rlimit/core': { unreadable: 'EPERM' } }),
      'unreadable',
    ],
    [
      'a limit that is no number',
      'off',
      changed({ 'rlimit/core': 'soft=0 hard=none' }),
      'unreadable',
    ],
  ] as const)('%s', (_name, level, evidence, says) => {
    expect(judge('core-dumps', level, evidence).says).toBe(says);
  });

  test('off is open, and no contradiction, where the kernel pipes crashes to the host', () => {
    expect(stateOf('core-dumps', 'off', cores('0', '|/bin/handler\n'))).toBe('open');
  });
});

describe('deadline and output are the application’s own', () => {
  const own = (application: object) => {
    const evidence = evidenceOf(RECORDED);
    return { ...evidence, application: { ...evidence.application, ...application } };
  };

  test.each([
    ['deadline', 'the timer of this run', { armedDeadlineSeconds: 10 }, '10', 'holds'],
    ['deadline', 'an earlier one', { armedDeadlineSeconds: 1 }, '10', 'holds'],
    ['deadline', 'a later one', { armedDeadlineSeconds: 10.1 }, '10', 'contradicts'],
    [
      'deadline',
      'one that is no number',
      { armedDeadlineSeconds: Number.NaN },
      '10',
      'contradicts',
    ],
    ['deadline', 'none', { armedDeadlineSeconds: null }, '10', 'unreadable'],
    ['output', 'the meter of this run', { outputMeterBytes: 1024 * 1024 }, '1024', 'holds'],
    [
      'output',
      'one that lets a byte more through',
      { outputMeterBytes: 1024 * 1024 + 1 },
      '1024',
      'contradicts',
    ],
    ['output', 'none', { outputMeterBytes: null }, '1024', 'unreadable'],
  ] as const)('%s: %s', (id, _name, application, level, says) => {
    expect(judge(id, level, own(application)).says).toBe(says);
  });
});
