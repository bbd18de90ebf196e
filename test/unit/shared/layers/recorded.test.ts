import { describe, expect, test } from 'vitest';
import { accountForLayers, type Capabilities } from '../../../../shared/layers/account.ts';
import type { Evidence } from '../../../../shared/layers/evidence.ts';
import { LAYERS } from '../../../../shared/layers/index.ts';
import type { LayerState } from '../../../../shared/run-result.ts';
import {
  HARDENED,
  ON_CGROUP_2,
  RECORDED,
  RECORDED_GVISOR,
  recorded,
  evidenceOf,
} from './support/evidence.ts';

const EVERYTHING_CAN: Capabilities = new Map(LAYERS.map(({ id }) => [id, { can: true }]));

function statesOf(evidence: Evidence, levels = HARDENED, capabilities: Capabilities = new Map()) {
  const { accounts, contradictions } = accountForLayers(levels, evidence, capabilities);
  const inState = (state: LayerState): string[] =>
    accounts.filter((account) => account.state === state).map(({ id }) => id);
  return {
    enforced: inState('enforced'),
    open: inState('open'),
    inconclusive: inState('inconclusive'),
    unavailable: inState('unavailable'),
    refused: contradictions.map(({ layerId }) => layerId),
  };
}

/** What the record's host cannot do: no second kernel, no remap, no virtual machine, no AppArmor. */
const NOT_HERE = ['runtime', 'user-namespace', 'machine-boundary', 'lsm'];
const allBut = (...ids: string[]): string[] =>
  LAYERS.map(({ id }) => id).filter((id) => !ids.includes(id));

describe('a hardened run as it was recorded', () => {
  test('has every layer enforced that its host can do', () => {
    const states = statesOf(evidenceOf(RECORDED), HARDENED, EVERYTHING_CAN);
    expect(states.enforced).toEqual(allBut(...NOT_HERE));
    expect(states.unavailable).toEqual(NOT_HERE);
    expect(states.refused).toEqual([]);
  });

  test('has the same, and AppArmor, with control groups of version 2', () => {
    const states = statesOf(
      evidenceOf(ON_CGROUP_2, { apparmorProfile: 'docker-default' }),
      HARDENED,
      EVERYTHING_CAN,
    );
    expect(states.enforced).toEqual(allBut('runtime', 'user-namespace', 'machine-boundary'));
    expect(states.refused).toEqual([]);
  });

  test('does not start if another one’s levels were asked for', () => {
    const smaller = { ...HARDENED, memory: '128', cpu: '0.5', processes: '32', 'open-files': '64' };
    const states = statesOf(evidenceOf(RECORDED), smaller, EVERYTHING_CAN);
    expect(states.refused).toEqual(['memory', 'cpu', 'processes', 'open-files']);
  });
});

describe('a run under gVisor as it was recorded', () => {
  const evidence = evidenceOf(RECORDED_GVISOR, { runtime: 'runsc' });
  const states = statesOf(evidence, { ...HARDENED, runtime: 'gvisor' });

  test('has what gVisor shows of itself', () => {
    for (const id of [
      'runtime',
      'user',
      'capabilities',
      'no-new-privileges',
      'pid-namespace',
      'mounts',
      'devices',
      'filesystem',
      'network',
      'open-files',
      'file-size',
    ]) {
      expect(states.enforced).toContain(id);
    }
  });

  test('is never green for what its /proc does not tell', () => {
    for (const id of [
      'seccomp',
      'lsm',
      'memory',
      'cpu',
      'processes',
      'cgroup-namespace',
      'proc-paths',
      'core-dumps',
      'scratch',
      'user-namespace',
    ]) {
      expect(states.enforced).not.toContain(id);
    }
  });

  test('shows a host’s folder that is bound into it', () => {
    const bound =
      '13 8 0:12 / /mnt rw  - 9p none rw,trans=fd,rfdno=5,wfdno=5,aname=/,cache=remote\n';
    const mountinfo = `${recorded('/proc/self/mountinfo', RECORDED_GVISOR)}${bound}`;
    const found = statesOf(evidenceOf({ ...RECORDED_GVISOR, '/proc/self/mountinfo': mountinfo }));
    expect(found.enforced).not.toContain('mounts');
  });
});

describe('without a single fact from inside', () => {
  const nothing = evidenceOf({});

  test('no layer that is judged from inside is enforced', () => {
    const { accounts } = accountForLayers(HARDENED, nothing, EVERYTHING_CAN);
    const green = accounts.filter(
      (account) => account.class === 'inside' && account.state === 'enforced',
    );
    expect(green).toEqual([]);
  });

  test('the same when each was reported as unreadable', () => {
    const unread = Object.fromEntries(
      Object.keys(RECORDED).map((name) => [name, { unreadable: 'EACCES' }]),
    );
    const { accounts } = accountForLayers(HARDENED, evidenceOf(unread), EVERYTHING_CAN);
    const green = accounts.filter(
      (account) => account.class === 'inside' && account.state === 'enforced',
    );
    expect(green).toEqual([]);
  });
});

describe('each fact that decides a layer', () => {
  /** Layer → the fact that it cannot be enforced without. */
  const NEEDS: Readonly<Record<string, string>> = {
    user: '/proc/self/status',
    capabilities: '/proc/self/status',
    seccomp: '/proc/self/status',
    'pid-namespace': 'processes',
    mounts: '/proc/self/mountinfo',
    devices: 'devices',
    'engine-socket': 'socket//var/run/docker.sock',
    'cgroup-namespace': '/proc/self/cgroup',
    'proc-paths': '/proc/self/mountinfo',
    scratch: 'filesystem//box',
    network: '/proc/net/dev',
    memory: '/sys/fs/cgroup/memory/memory.limit_in_bytes',
    cpu: '/sys/fs/cgroup/cpu/cpu.cfs_quota_us',
    processes: '/sys/fs/cgroup/pids/pids.max',
    'open-files': 'rlimit/nofile',
    'file-size': 'rlimit/fsize',
    'core-dumps': '/proc/sys/kernel/core_pattern',
  };

  test.each(Object.entries(NEEDS))('%s is not enforced without %s', (id, name) => {
    expect(statesOf(evidenceOf(RECORDED)).enforced).toContain(id);
    const without = evidenceOf({ ...RECORDED, [name]: { unreadable: 'EACCES' } });
    expect(statesOf(without).enforced).not.toContain(id);
  });
});
