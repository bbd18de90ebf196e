import { describe, expect, test } from 'vitest';
import { MISSING, changed, changedStatus, evidenceOf, statusWith } from './support/evidence.ts';
import { judge, stateOf } from './support/judge.ts';

const ZERO = '0000000000000000';
const FOURTEEN = '00000000a80425fb';
const NO_STATUS = changed({ '/proc/self/status': MISSING });

describe('user', () => {
  const ids = (uid: string, gid: string) => changedStatus({ Uid: uid, Gid: gid });

  test.each([
    ['user and group 10001', 'unprivileged', changed({}), 'holds'],
    ['root', 'unprivileged', ids('0\t0\t0\t0', '0\t0\t0\t0'), 'contradicts'],
    [
      'the group of root',
      'unprivileged',
      ids('10001\t10001\t10001\t10001', '0\t0\t0\t0'),
      'contradicts',
    ],
    [
      'a saved user id of root',
      'unprivileged',
      ids('10001\t10001\t0\t10001', '1\t1\t1\t1'),
      'contradicts',
    ],
    [
      'a file system id of root',
      'unprivileged',
      ids('10001\t10001\t10001\t0', '1\t1\t1\t1'),
      'contradicts',
    ],
    ['root, as asked', 'root', ids('0\t0\t0\t0', '0\t0\t0\t0'), 'open'],
    ['nobody special, though root was asked for', 'root', changed({}), 'open'],
    ['three numbers', 'unprivileged', ids('10001\t10001\t10001', '1\t1\t1\t1'), 'unreadable'],
    ['a word', 'unprivileged', ids('root\troot\troot\troot', '1\t1\t1\t1'), 'unreadable'],
    ['a negative number', 'unprivileged', ids('-1\t-1\t-1\t-1', '1\t1\t1\t1'), 'unreadable'],
    ['no such line', 'unprivileged', changedStatus({ Gid: null }), 'unreadable'],
    ['no such file', 'unprivileged', NO_STATUS, 'unreadable'],
  ] as const)('%s', (_name, level, evidence, says) => {
    expect(judge('user', level, evidence).says).toBe(says);
  });
});

describe('capabilities', () => {
  const sets = (value: string) =>
    changedStatus({ CapInh: value, CapPrm: value, CapEff: value, CapBnd: value, CapAmb: value });

  test.each([
    ['none in any set', 'none', changed({}), 'holds'],
    ['none, by a kernel without the ambient set', 'none', changedStatus({ CapAmb: null }), 'holds'],
    ['Docker’s fourteen', 'none', sets(FOURTEEN), 'contradicts'],
    ['none effective, some to be had', 'none', changedStatus({ CapBnd: FOURTEEN }), 'contradicts'],
    ['one inheritable', 'none', changedStatus({ CapInh: '0000000000000001' }), 'contradicts'],
    ['one ambient', 'none', changedStatus({ CapAmb: '0000000000002000' }), 'contradicts'],
    ['the highest bit', 'none', changedStatus({ CapPrm: '8000000000000000' }), 'contradicts'],
    ['Docker’s fourteen, as asked', 'docker-default', sets(FOURTEEN), 'open'],
    ['no bounding set told', 'none', changedStatus({ CapBnd: null }), 'unreadable'],
    ['too few digits', 'none', changedStatus({ CapEff: '0' }), 'unreadable'],
    ['too many digits', 'none', changedStatus({ CapEff: `${ZERO}0` }), 'unreadable'],
    ['no hexadecimal number', 'none', changedStatus({ CapEff: '(none)' }), 'unreadable'],
    ['empty', 'none', changedStatus({ CapEff: '' }), 'unreadable'],
    ['no such file', 'none', NO_STATUS, 'unreadable'],
  ] as const)('%s', (_name, level, evidence, says) => {
    expect(judge('capabilities', level, evidence).says).toBe(says);
  });

  test('show the set that was read', () => {
    expect(judge('capabilities', 'none', changed({})).fact).toContain(`CapEff: ${ZERO}`);
    expect(judge('capabilities', 'none', sets(FOURTEEN)).fact).toContain(FOURTEEN);
  });
});

describe('no-new-privileges', () => {
  const flag = (line: string | null, prctl: string | null) =>
    changed({ '/proc/self/status': statusWith({ NoNewPrivs: line }), prctl });
  const asked = (value: string) => `no_new_privs=${value} seccomp=2 dumpable=0`;

  test.each([
    ['the status line', 'on', flag('1', null), 'holds'],
    ['prctl, where status has no such line (gVisor)', 'on', flag(null, asked('1')), 'holds'],
    ['off', 'on', flag('0', asked('0')), 'contradicts'],
    ['the status line against prctl', 'on', flag('0', asked('1')), 'contradicts'],
    ['off by prctl alone', 'on', flag(null, asked('0')), 'contradicts'],
    ['off, as asked', 'off', flag('0', null), 'open'],
    ['neither', 'on', flag(null, null), 'unreadable'],
    ['prctl that failed', 'on', flag(null, asked('-1')), 'unreadable'],
    ['another number', 'on', flag('2', null), 'unreadable'],
    ['a word', 'on', flag('yes', null), 'unreadable'],
    ['a longer number', 'on', flag('11', null), 'unreadable'],
    ['empty', 'on', flag('', null), 'unreadable'],
  ] as const)('%s', (_name, level, evidence, says) => {
    expect(judge('no-new-privileges', level, evidence).says).toBe(says);
  });
});

describe('seccomp', () => {
  test.each([
    ['a filter', 'default', changed({}), 'holds'],
    [
      'a filter, by a kernel that does not count them',
      'default',
      changedStatus({ Seccomp_filters: null }),
      'holds',
    ],
    ['none', 'default', changedStatus({ Seccomp: '0' }), 'contradicts'],
    [
      'the old strict mode, which is no filter',
      'default',
      changedStatus({ Seccomp: '1' }),
      'contradicts',
    ],
    [
      'none where the strict list was asked for',
      'strict',
      changedStatus({ Seccomp: '0' }),
      'contradicts',
    ],
    [
      'none where the engine’s was asked for',
      'engine',
      changedStatus({ Seccomp: '0' }),
      'contradicts',
    ],
    ['none, as asked', 'off', changedStatus({ Seccomp: '0' }), 'open'],
    ['another number', 'default', changedStatus({ Seccomp: '3' }), 'unreadable'],
    ['a negative number', 'default', changedStatus({ Seccomp: '-2' }), 'unreadable'],
    ['a longer number', 'default', changedStatus({ Seccomp: '22' }), 'unreadable'],
    [
      'no such line, though its count is there',
      'default',
      changedStatus({ Seccomp: null }),
      'unreadable',
    ],
    ['no such file', 'default', NO_STATUS, 'unreadable'],
  ] as const)('%s', (_name, level, evidence, says) => {
    expect(judge('seccomp', level, evidence).says).toBe(says);
  });

  test('a filter that is not the one asked for is not called that one', () => {
    const ours = 'seccomp={"glovebox":"default","defaultAction":"SCMP_ACT_ERRNO"}';
    const given = (option: string | null) =>
      changed({}, { securityOptions: option === null ? [] : [option] });
    expect(stateOf('seccomp', 'default', given(ours))).toBe('enforced');
    expect(stateOf('seccomp', 'strict', given(ours))).toBe('inconclusive');
    expect(stateOf('seccomp', 'default', given(null))).toBe('inconclusive');
    expect(stateOf('seccomp', 'engine', given(null))).toBe('enforced');
    expect(stateOf('seccomp', 'default', given('seccomp=unconfined'))).toBe('inconclusive');
    expect(stateOf('seccomp', 'default', given('seccomp={"defaultAction":"SCMP_ACT_ALLOW"}'))).toBe(
      'inconclusive',
    );
  });
});

describe('lsm', () => {
  const label = (text: string) => changed({ '/proc/self/attr/current': text });

  test.each([
    ['AppArmor’s profile', 'confined', label('docker-default (enforce)\n'), 'holds'],
    [
      'AppArmor’s profile under Podman',
      'confined',
      label('containers-default-0.50.1 (enforce)\n'),
      'holds',
    ],
    [
      'AppArmor’s profile with a zero behind it',
      'confined',
      label('docker-default (enforce)\0'),
      'holds',
    ],
    [
      'SELinux’s type for containers, which a permissive SELinux gives as well',
      'confined',
      label('system_u:system_r:container_t:s0:c12,c345\0'),
      'unreadable',
    ],
    [
      'the type of the engine itself',
      'confined',
      label('system_u:system_r:container_runtime_t:s0\0'),
      'contradicts',
    ],
    [
      'the type of privileged containers',
      'confined',
      label('system_u:system_r:spc_t:s0\0'),
      'contradicts',
    ],
    ['unconfined', 'confined', label('unconfined\n'), 'contradicts'],
    [
      'a profile that only complains',
      'confined',
      label('docker-default (complain)\n'),
      'contradicts',
    ],
    [
      'a profile that is not in force',
      'confined',
      label('docker-default (unconfined)\n'),
      'contradicts',
    ],
    ['a profile named like the word', 'confined', label('x(enforce)\n'), 'contradicts'],
    ['the word in the middle', 'confined', label('a (enforce) b\n'), 'contradicts'],
    ['unconfined, as asked', 'unconfined', label('unconfined\n'), 'open'],
    [
      'a kernel without any',
      'confined',
      changed({ '/proc/self/attr/current': { unreadable: 'EINVAL' } }),
      'unavailable',
    ],
    ['a kernel that labels nothing', 'confined', label(''), 'unavailable'],
    ['never reported', 'confined', changed({ '/proc/self/attr/current': null }), 'unavailable'],
  ] as const)('%s', (_name, level, evidence, says) => {
    expect(judge('lsm', level, evidence).says).toBe(says);
  });

  test('asked for on a host without it is never enforced, whatever the engine accepted', () => {
    // Measured: Docker Engine takes apparmor=docker-default in silence on a kernel without AppArmor.
    const accepted = {
      securityOptions: ['apparmor=docker-default'],
      apparmorProfile: 'docker-default',
    };
    const evidence = changed({ '/proc/self/attr/current': { unreadable: 'EINVAL' } }, accepted);
    expect(stateOf('lsm', 'confined', evidence)).toBe('unavailable');
    expect(stateOf('lsm', 'confined', evidenceOf({}, accepted))).toBe('unavailable');
  });
});
