import { describe, expect, test } from 'vitest';
import type { InspectedContainer } from '../../../../shared/layers/inspected-container.ts';
import { HARDENED, changed } from './support/evidence.ts';
import { layerNamed } from './support/judge.ts';

const MIB = 1024 * 1024;
const STRICT = 'seccomp={"glovebox":"strict","defaultAction":"SCMP_ACT_ERRNO"}';

/** As Podman’s inspect answers a dropped ALL. */
const FOURTEEN = [
  ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD'],
  ...['NET_BIND_SERVICE', 'NET_RAW', 'SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
];

function readBack(id: string, container: Partial<InspectedContainer>): string | null {
  return layerNamed(id).readBack(changed({}, container).container);
}

test('a hardened sandbox’s inspect shows the levels that were asked for', () => {
  for (const [id, level] of Object.entries(HARDENED)) {
    // The application's own; and the recorded host has no AppArmor, of which its engine says nothing.
    const isUnsaid = ['deadline', 'output', 'lsm'].includes(id);
    expect([id, readBack(id, {})]).toEqual([id, isUnsaid ? null : level]);
  }
});

describe('the engine’s inspect read back as a level', () => {
  test.each<[string, Partial<InspectedContainer>, string | null]>([
    ['runtime', { runtime: 'runsc' }, 'gvisor'],
    ['runtime', { runtime: 'gVisor-kvm' }, 'gvisor'],
    ['runtime', { runtime: 'kata-runtime' }, 'kata'],
    ['runtime', { runtime: 'io.containerd.runc.v2' }, 'runc'],
    ['runtime', { runtime: 'crun' }, 'runc'],
    ['runtime', { runtime: 'something-new' }, null],
    ['runtime', { runtime: null }, null],
    ['user-namespace', { usernsMode: 'host' }, null],
    ['user', { user: '' }, 'root'],
    ['user', { user: '0' }, 'root'],
    ['user', { user: '0:0' }, 'root'],
    ['user', { user: 'root' }, 'root'],
    ['user', { user: 'root:users' }, 'root'],
    ['user', { user: '10001:10001' }, 'unprivileged'],
    ['user', { user: null }, null],
    ['capabilities', { capDrop: ['ALL'] }, 'none'],
    ['capabilities', { capDrop: ['CAP_ALL'] }, 'none'],
    ['capabilities', { capDrop: [] }, 'docker-default'],
    ['capabilities', { capDrop: ['NET_RAW'] }, null],
    ['capabilities', { capDrop: FOURTEEN }, 'none'],
    ['capabilities', { capDrop: FOURTEEN.slice(1) }, null],
    ['capabilities', { capDrop: FOURTEEN, capAdd: ['SYS_ADMIN'] }, null],
    ['capabilities', { capDrop: ['ALL'], capAdd: ['SYS_ADMIN'] }, null],
    ['capabilities', { capDrop: ['ALL'], privileged: true }, null],
    ['capabilities', { capDrop: ['ALL'], privileged: null }, null],
    ['no-new-privileges', { securityOptions: ['no-new-privileges'] }, 'on'],
    ['no-new-privileges', { securityOptions: ['no-new-privileges=true'] }, 'on'],
    ['no-new-privileges', { securityOptions: ['no-new-privileges:false'] }, 'off'],
    ['no-new-privileges', { securityOptions: [] }, 'off'],
    ['seccomp', { securityOptions: [STRICT] }, 'strict'],
    ['seccomp', { securityOptions: ['seccomp=unconfined'] }, 'off'],
    ['seccomp', { securityOptions: ['seccomp:unconfined'] }, 'off'],
    ['seccomp', { securityOptions: ['seccomp={"defaultAction":"SCMP_ACT_ALLOW"}'] }, null],
    ['seccomp', { securityOptions: ['seccomp=/x/glovebox-strict.json'] }, 'strict'],
    ['seccomp', { securityOptions: ['seccomp=/x/glovebox-strict.json.old'] }, null],
    ['seccomp', { securityOptions: ['seccomp=/x/profile.json'] }, null],
    ['seccomp', { securityOptions: [] }, 'engine'],
    ['lsm', { securityOptions: ['apparmor=unconfined'] }, 'unconfined'],
    ['lsm', { securityOptions: ['apparmor:unconfined'] }, 'unconfined'],
    ['lsm', { securityOptions: ['label=disable'] }, 'unconfined'],
    ['lsm', { securityOptions: ['apparmor=docker-default'] }, null],
    ['lsm', { apparmorProfile: 'docker-default' }, 'confined'],
    ['lsm', { apparmorProfile: 'unconfined' }, 'unconfined'],
    ['lsm', { apparmorProfile: null }, null],
    ['lsm', { processLabel: 'system_u:system_r:container_t:s0:c1,c2' }, 'confined'],
    [
      'lsm',
      { processLabel: 'x:y:container_t:s0', securityOptions: ['label=disable'] },
      'unconfined',
    ],
    ['pid-namespace', { pidMode: 'private' }, 'fixed'],
    ['pid-namespace', { pidMode: 'host' }, null],
    ['pid-namespace', { pidMode: 'container:c0ffee' }, null],
    ['pid-namespace', { pidMode: null }, null],
    ['mounts', { binds: ['/home:/home'] }, null],
    ['devices', { devices: ['{}'] }, null],
    ['devices', { privileged: true }, null],
    ['engine-socket', { binds: ['/run/docker.sock:/run/docker.sock:ro'] }, null],
    ['engine-socket', { binds: ['/home:/home'] }, 'fixed'],
    ['ipc', { ipcMode: 'shareable' }, 'shareable'],
    ['ipc', { ipcMode: 'host' }, null],
    ['ipc', { ipcMode: null }, null],
    ['cgroup-namespace', { cgroupNamespace: 'host' }, 'host'],
    ['cgroup-namespace', { cgroupNamespace: '' }, null],
    ['proc-paths', { maskedPaths: [], readonlyPaths: [] }, 'unmasked'],
    ['proc-paths', { maskedPaths: null, readonlyPaths: null }, 'masked'],
    ['proc-paths', { maskedPaths: [], readonlyPaths: ['/proc/sys'] }, null],
    ['filesystem', { readOnlyRoot: false }, 'writable'],
    ['filesystem', { readOnlyRoot: null }, null],
    ['scratch', { tmpfs: { '/box': 'size=8m', '/tmp': 'rw,size=8m' } }, '8'],
    ['scratch', { tmpfs: { '/box': 'rw,size=8m', '/tmp': 'rw,size=9m' } }, null],
    ['scratch', { tmpfs: { '/box': 'rw,size=8m' } }, null],
    ['scratch', { tmpfs: { '/box': 'rw', '/tmp': 'rw' } }, null],
    ['scratch', { tmpfs: { '/box': 'rw,oversize=8m', '/tmp': 'rw,oversize=8m' } }, null],
    ['network', { networkMode: 'glovebox-c0ffee' }, 'internet'],
    ['network', { networkMode: 'bridge' }, null],
    ['network', { networkMode: 'host' }, null],
    ['network', { networkMode: null }, null],
    ['memory', { memoryBytes: 64 * MIB, memorySwapBytes: 64 * MIB }, '64'],
    ['memory', { memoryBytes: 64 * MIB, memorySwapBytes: 128 * MIB }, null],
    ['memory', { memoryBytes: 0, memorySwapBytes: 0 }, null],
    ['memory', { memoryBytes: null, memorySwapBytes: null }, null],
    ['cpu', { nanoCpus: 290_000_000 }, '0.29'],
    ['cpu', { nanoCpus: 0 }, null],
    ['cpu', { nanoCpus: null }, null],
    ['processes', { pidsLimit: 8 }, '8'],
    ['processes', { pidsLimit: -1 }, null],
    ['processes', { pidsLimit: 0 }, null],
    ['open-files', { ulimits: { nofile: 64 } }, '64'],
    ['open-files', { ulimits: {} }, null],
    ['file-size', { ulimits: { fsize: 8 * MIB } }, '8'],
    ['core-dumps', { ulimits: { core: 1 } }, 'on'],
    ['core-dumps', { ulimits: { core: -1 } }, 'on'],
    ['core-dumps', { ulimits: {} }, 'on'],
    ['single-use', { restartCount: 1 }, null],
    ['single-use', { restartCount: null }, null],
  ])('%s of %j: %j', (id, container, level) => {
    expect(readBack(id, container)).toBe(level);
  });
});
