/** What stands between a container and its host. */
import { describe, expect, test } from 'vitest';
import { controlGroups } from '../../../electron/posture/checks/control-groups.ts';
import { lsm } from '../../../electron/posture/checks/lsm.ts';
import { machineBoundary } from '../../../electron/posture/checks/machine-boundary.ts';
import { resourceLimits } from '../../../electron/posture/checks/resource-limits.ts';
import { rootless } from '../../../electron/posture/checks/rootless.ts';
import { seccomp } from '../../../electron/posture/checks/seccomp.ts';
import { userNamespace } from '../../../electron/posture/checks/user-namespace.ts';
import { read, unread } from '../../../electron/posture/reading.ts';
import { look } from './support/look.ts';
import { changed, knowledge, SOUND } from './support/posture.ts';

const PLAIN = changed(SOUND, {
  facts: { securityOptions: ['name=seccomp,profile=default'] },
  rest: { knowledge: null },
});
const options = (...securityOptions: string[]) => ({ facts: { securityOptions } });
const canary = (layer: string, can: boolean, reason = 'the fact') => ({
  rest: { knowledge: knowledge({ [layer]: { can, reason } }) },
});

describe('an engine without root', () => {
  test.each([
    ['says so', options('name=rootless'), 'pass'],
    ['runs as root', {}, 'warn'],
    ['runs as root of its own machine', { facts: { operatingSystem: 'Docker Desktop' } }, 'pass'],
    ['lists nothing', options(), 'unknown'],
    ['lists something that only begins so', options('name=rootlesskit'), 'warn'],
  ])('%s', (_title, changes, state) => {
    expect(look(rootless, PLAIN, changes)).toMatchObject({ state });
  });
});

describe('user-namespace remap', () => {
  test.each([
    ['is listed', options('name=userns'), 'pass'],
    ['comes with a rootless engine', options('name=rootless'), 'pass'],
    ['is not listed', {}, 'warn'],
    ['cannot be listed', options(), 'unknown'],
    ['is not listed, but a trial container has it', canary('user-namespace', true), 'pass'],
    [
      'is listed, but a trial container has none',
      { ...options('name=userns'), ...canary('user-namespace', false) },
      'warn',
    ],
  ])('%s', (_title, changes, state) => {
    expect(look(userNamespace, PLAIN, changes)).toMatchObject({ state });
  });

  test('is mended where this engine keeps its settings', () => {
    expect(look(userNamespace, PLAIN).mend).toContain('"userns-remap": "default"');
    const podman = look(userNamespace, PLAIN, { facts: { name: 'Podman' } });
    expect(podman.mend).not.toContain('daemon.json');
  });
});

describe('a virtual machine around the engine', () => {
  const { kernelVersion } = PLAIN.facts;
  const HERE = { host: { kernelRelease: kernelVersion } };
  test.each([
    ['is named', { facts: { operatingSystem: 'Docker Desktop' }, ...HERE }, 'pass'],
    ['shows in its kernel', { facts: { kernelVersion: '6.6.12-linuxkit' } }, 'pass'],
    ['is not there: the same kernel and name', HERE, 'warn'],
    ['may be behind the socket: another kernel', {}, 'pass'],
    ['cannot be told behind TCP', { details: { connection: 'tls' } }, 'unknown'],
    [
      'cannot be told of the same kernel in another container',
      { host: { ...HERE.host, hostName: 'box' } },
      'unknown',
    ],
    [
      'cannot be told of an engine that does not name its machine',
      { ...HERE, details: { hostName: null } },
      'unknown',
    ],
    [
      'cannot be told of an engine that does not name its kernel',
      { facts: { kernelVersion: 'unknown' } },
      'unknown',
    ],
    [
      'is not there for Windows’ own containers',
      {
        facts: { operatingSystem: 'Microsoft Windows Server 2022', kernelVersion: '10.0 20348' },
        host: { platform: 'win32', kernelRelease: '10.0.20348' },
      },
      'unknown',
    ],
  ] as const)('%s', (_title, changes, state) => {
    expect(look(machineBoundary, PLAIN, changes)).toMatchObject({ state });
  });

  test('around this whole computer is told, and does not pass', () => {
    const report = look(machineBoundary, PLAIN, { host: { ...HERE.host, isVirtual: read(true) } });
    expect(report).toMatchObject({
      state: 'warn',
      finding: expect.stringContaining('this computer is a virtual machine itself'),
    });
  });
});

describe('the default seccomp profile', () => {
  test.each([
    ['default', options('name=seccomp,profile=default'), 'pass'],
    ['builtin', options('name=seccomp,profile=builtin'), 'pass'],
    ['unconfined', options('name=seccomp,profile=unconfined'), 'fail'],
    ['a file of this machine', options('name=seccomp,profile=/etc/docker/mine.json'), 'warn'],
    ['no profile named', options('name=seccomp'), 'unknown'],
    ['not listed among others', options('name=apparmor'), 'fail'],
    ['nothing listed at all', options(), 'unknown'],
  ])('%s', (_title, changes, state) => {
    expect(look(seccomp, PLAIN, changes)).toMatchObject({ state });
  });
});

describe('AppArmor or SELinux', () => {
  const kernel = (apparmor: boolean, selinux: 'enforcing' | 'permissive' | null) => ({
    host: { kernelModules: read({ apparmor, selinux }) },
  });
  test.each([
    ['AppArmor, by the engine’s word', options('name=apparmor'), 'pass'],
    [
      'AppArmor that a trial container did not have',
      { ...options('name=apparmor'), ...canary('lsm', false) },
      'warn',
    ],
    ['SELinux, enforcing', { ...options('name=selinux'), ...kernel(false, 'enforcing') }, 'pass'],
    ['SELinux, permissive', { ...options('name=selinux'), ...kernel(false, 'permissive') }, 'warn'],
    [
      'SELinux, permissive, with its label on a trial container',
      { ...options('name=selinux'), ...kernel(false, 'permissive'), ...canary('lsm', true) },
      'warn',
    ],
    [
      'SELinux whose mode is not read',
      { ...options('name=selinux'), host: { kernelModules: unread('EACCES') } },
      'unknown',
    ],
    [
      'SELinux that this kernel does not show',
      { ...options('name=selinux'), ...kernel(true, null) },
      'unknown',
    ],
    ['neither in the kernel', kernel(false, null), 'warn'],
    ['AppArmor that the engine leaves aside', kernel(true, null), 'warn'],
    ['a kernel that cannot be read', { host: { kernelModules: unread('EACCES') } }, 'warn'],
    ['nothing listed at all', options(), 'unknown'],
  ])('%s', (_title, changes, state) => {
    expect(look(lsm, PLAIN, changes)).toMatchObject({ state });
  });

  test('is mended by what is missing', () => {
    expect(look(lsm, PLAIN, kernel(true, null)).mend).toContain('apt-get install apparmor');
    expect(look(lsm, PLAIN, kernel(false, 'enforcing')).mend).toContain('"selinux-enabled": true');
    expect(look(lsm, PLAIN, kernel(false, null)).mend).toContain('security=apparmor');
  });
});

describe('control groups and the limits they hold', () => {
  const ALL = { memory: true, swap: true, processes: true, cpu: true };
  const HELD = { can: true, reason: '' };
  const held = knowledge({ memory: HELD, processes: HELD, cpu: HELD });
  const without = { memory: { can: false, reason: 'memory.max: max' }, processes: HELD, cpu: HELD };

  test('tell their version', () => {
    expect(look(controlGroups, PLAIN)).toMatchObject({
      state: 'pass',
      finding: 'version 2, driver systemd',
    });
    const old = look(controlGroups, PLAIN, {
      facts: { cgroupVersion: 1, cgroupDriver: 'cgroupfs' },
    });
    expect(old).toMatchObject({ state: 'warn', finding: 'version 1, driver cgroupfs' });
  });

  test.each([
    ['said to be there', {}, 'pass'],
    ['denied', { details: { limits: { ...ALL, processes: false } } }, 'fail'],
    ['not spoken of', { details: { limits: { ...ALL, cpu: null } } }, 'unknown'],
    ['without swap', { details: { limits: { ...ALL, swap: false } } }, 'warn'],
    ['shown by a trial container', { rest: { knowledge: held } }, 'pass'],
    [
      'shown, though denied',
      { details: { limits: { ...ALL, memory: false } }, rest: { knowledge: held } },
      'pass',
    ],
    ['said to be there, but not shown', { rest: { knowledge: knowledge(without) } }, 'warn'],
    [
      'denied and not shown',
      { details: { limits: { ...ALL, memory: false } }, rest: { knowledge: knowledge(without) } },
      'fail',
    ],
    [
      'told of the whole machine by a rootless Podman',
      {
        ...options('name=rootless'),
        details: { components: [{ name: 'Podman Engine', version: '5.4.2', build: null }] },
      },
      'unknown',
    ],
  ])('%s', (_title, changes, state) => {
    expect(look(resourceLimits, PLAIN, changes)).toMatchObject({ state });
  });

  test('are handed down by systemd to an engine without root', () => {
    const denied = { details: { limits: { ...ALL, memory: false } } };
    expect(look(resourceLimits, PLAIN, { ...denied, ...options('name=rootless') }).mend).toContain(
      'Delegate=',
    );
    expect(look(resourceLimits, PLAIN, denied).mend).not.toContain('Delegate=');
  });
});
