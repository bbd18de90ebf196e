import { describe, expect, test } from 'vitest';
import {
  MISSING,
  RECORDED,
  RECORDED_GVISOR,
  recorded,
  changed,
  evidenceOf,
  mountsAnd,
} from './support/evidence.ts';
import { judge, stateOf } from './support/judge.ts';

const mounted = (...lines: string[]) => changed({ '/proc/self/mountinfo': mountsAnd(...lines) });
const NO_MOUNTS = changed({ '/proc/self/mountinfo': MISSING });

describe('pid-namespace', () => {
  const processes = (text: string) => changed({ processes: text });

  test.each([
    ['the launcher alone, as process 1', changed({}), 'holds'],
    ['others in sight', processes('pid=1 visible=180'), 'contradicts'],
    ['another number', processes('pid=4711 visible=1'), 'contradicts'],
    ['nobody in sight, not even itself', processes('pid=1 visible=0'), 'contradicts'],
    ['a negative number', processes('pid=1 visible=-1'), 'unreadable'],
    ['no number', processes('pid=one visible=1'), 'unreadable'],
    ['half of it', processes('pid=1'), 'unreadable'],
    ['cannot be read', changed({ processes: { unreadable: 'EACCES' } }), 'unreadable'],
  ] as const)('%s', (_name, evidence, says) => {
    expect(judge('pid-namespace', 'fixed', evidence).says).toBe(says);
  });
});

describe('mounts', () => {
  test.each([
    ['the image, scratch space and the kernel’s own', changed({}), 'holds'],
    [
      'the engine’s small files',
      mounted(
        '1 2 254:0 /x/hosts /etc/hosts rw - ext4 /dev/sda1 rw',
        '1 2 0:9 /c/.containerenv /run/.containerenv rw - tmpfs tmpfs rw',
      ),
      'holds',
    ],
    [
      'harmless nodes that a rootless engine takes from its host',
      mounted(
        '1 2 0:5 /null /dev/null rw - devtmpfs udev rw',
        '1 2 0:5 /urandom /dev/urandom rw - devtmpfs udev rw',
      ),
      'holds',
    ],
    [
      'a folder of the host’s disk',
      mounted('1 2 254:0 /home/me /mnt rw - ext4 /dev/sda1 rw'),
      'contradicts',
    ],
    [
      'a folder of a host’s tmpfs, such as /run',
      mounted('1 2 0:27 /user/1000 /mnt rw - tmpfs tmpfs rw,size=1k'),
      'contradicts',
    ],
    [
      'one file of a host’s tmpfs',
      mounted('1 2 0:27 /secrets/token /mnt/token rw - tmpfs tmpfs rw'),
      'contradicts',
    ],
    [
      'the whole of a host’s tmpfs',
      mounted('1 2 0:27 / /hostrun rw - tmpfs tmpfs rw'),
      'contradicts',
    ],
    [
      'the whole of a host whose root is an overlay',
      mounted('1 2 0:30 / /host rw - overlay overlay rw'),
      'contradicts',
    ],
    [
      'a folder of a host whose root is an overlay',
      mounted('1 2 0:30 /home/user /mnt rw - overlay overlay rw'),
      'contradicts',
    ],
    ['the host’s /dev', mounted('1 2 0:5 / /hostdev rw - devtmpfs udev rw'), 'contradicts'],
    ['a disk’s node', mounted('1 2 0:5 /sda /dev/sda rw - devtmpfs udev rw'), 'contradicts'],
    [
      'a host’s folder under gVisor, or a drive of Windows',
      mounted('1 2 0:12 / /mnt rw - 9p none rw,trans=fd'),
      'contradicts',
    ],
    [
      'a folder shared into a virtual machine',
      mounted('1 2 0:12 / /mnt rw - virtiofs share rw'),
      'contradicts',
    ],
    ['a network’s folder', mounted('1 2 0:12 / /mnt rw - nfs4 server:/ rw'), 'contradicts'],
    [
      'a file that is nearly an engine’s',
      mounted('1 2 254:0 /x /etc/hosts.d rw - ext4 /dev/sda1 rw'),
      'contradicts',
    ],
    ['a line that is not understood', mounted('and so on'), 'unreadable'],
    ['a line cut off before its type', mounted('1 2 254:0 /home/me /mnt rw'), 'unreadable'],
    ['empty', changed({ '/proc/self/mountinfo': '\n' }), 'unreadable'],
    ['cannot be read', NO_MOUNTS, 'unreadable'],
  ] as const)('%s', (_name, evidence, says) => {
    expect(judge('mounts', 'fixed', evidence).says).toBe(says);
  });

  test('space in memory is the sandbox’s own where it was asked for, and only there', () => {
    const more = { '/proc/self/mountinfo': mountsAnd('1 2 0:27 / /var/tmp rw - tmpfs tmpfs rw') };
    const asked = { tmpfs: { '/var/tmp': 'rw,size=1m' } };
    expect(judge('mounts', 'fixed', changed(more, asked)).says).toBe('holds');
    expect(judge('mounts', 'fixed', changed(more)).says).toBe('contradicts');
    expect(judge('mounts', 'fixed', changed(more)).fact).toContain('at /var/tmp');
    const part = { '/proc/self/mountinfo': mountsAnd('1 2 0:27 /x /var/tmp rw - tmpfs tmpfs rw') };
    expect(judge('mounts', 'fixed', changed(part, asked)).says).toBe('contradicts');
  });

  test('names what is mounted from outside', () => {
    const found = judge(
      'mounts',
      'fixed',
      mounted('1 2 254:0 /home/me /mnt/home rw - ext4 /dev/sda1 rw'),
    );
    expect(found.fact).toBe('mounted from outside: /mnt/home');
  });

  test('is not enforced when the engine says that something is bound', () => {
    expect(stateOf('mounts', 'fixed', changed({}, { binds: ['/home/me:/mnt'] }))).toBe(
      'inconclusive',
    );
  });
});

describe('devices', () => {
  const nodes = (text: string) => changed({ devices: text });

  test.each([
    ['the standard nodes', changed({}), 'holds'],
    ['a disk', nodes('null c 1:3 rw\nsda b 8:0 --\n'), 'contradicts'],
    ['a disk named as a harmless node', nodes('null b 8:0 rw\n'), 'contradicts'],
    ['the kernel’s memory named as a harmless node', nodes('null c 1:1 rw\n'), 'contradicts'],
    ['a graphics card', nodes('null c 1:3 rw\nnvidia0 c 195:0 rw\n'), 'contradicts'],
    ['tunnels', nodes('tun c 10:200 rw\n'), 'contradicts'],
    ['tunnels in a folder of /dev', nodes('null c 1:3 rw\nnet/tun c 10:200 rw\n'), 'contradicts'],
    ['a graphics card in a folder', nodes('null c 1:3 rw\ndri/card0 c 226:0 rw\n'), 'contradicts'],
    [
      'a terminal of its own',
      nodes('null c 1:3 rw\npts/0 c 136:0 rw\npts/ptmx c 5:2 rw\n'),
      'holds',
    ],
    ['a disk named as a terminal', nodes('null c 1:3 rw\npts/0 b 8:0 rw\n'), 'contradicts'],
    ['gVisor’s own FUSE', evidenceOf(RECORDED_GVISOR), 'holds'],
    [
      'gVisor’s own tunnel',
      evidenceOf({ ...RECORDED_GVISOR, devices: 'null c 1:3 rw\nnet/tun c 10:200 rw\n' }),
      'holds',
    ],
    [
      'a disk under gVisor',
      evidenceOf({ ...RECORDED_GVISOR, devices: 'fuse c 10:229 rw\nsda b 8:0 rw\n' }),
      'contradicts',
    ],
    ['FUSE of this machine', nodes('null c 1:3 rw\nfuse c 10:229 rw\n'), 'contradicts'],
    ['a line without a kind', nodes('null\n'), 'contradicts'],
    ['no line at all', nodes(''), 'unreadable'],
    ['cannot be read', changed({ devices: { unreadable: 'EACCES' } }), 'unreadable'],
  ] as const)('%s', (_name, evidence, says) => {
    expect(judge('devices', 'fixed', evidence).says).toBe(says);
  });

  test('is not enforced when the engine lists one, or says privileged', () => {
    expect(
      stateOf('devices', 'fixed', changed({}, { devices: ['{"PathOnHost":"/dev/sda"}'] })),
    ).toBe('inconclusive');
    expect(stateOf('devices', 'fixed', changed({}, { privileged: true }))).toBe('inconclusive');
    expect(stateOf('devices', 'fixed', changed({}, { privileged: null }))).toBe('inconclusive');
  });
});

describe('engine-socket', () => {
  const SOCKET = 'socket//run/podman/podman.sock';
  const noneReported = evidenceOf(
    Object.fromEntries(Object.entries(RECORDED).filter(([name]) => !name.startsWith('socket/'))),
  );

  test.each([
    ['at none of its places', changed({}), 'holds'],
    ['a socket at one of them', changed({ [SOCKET]: 'socket' }), 'contradicts'],
    ['something else at one of them', changed({ [SOCKET]: 'other' }), 'contradicts'],
    [
      'mounted elsewhere',
      mounted('1 2 0:27 /docker.sock /opt/engine.sock rw - tmpfs tmpfs rw'),
      'contradicts',
    ],
    [
      'mounted under another name',
      mounted('1 2 0:27 /docker.sock /opt/engine rw - tmpfs tmpfs rw'),
      'contradicts',
    ],
    [
      'mounted, though no place could be looked at',
      changed({
        [SOCKET]: { unreadable: 'EACCES' },
        '/proc/self/mountinfo': mountsAnd('1 2 0:27 /d /x.sock rw - tmpfs t rw'),
      }),
      'contradicts',
    ],
    [
      'a place that may not be looked at',
      changed({ [SOCKET]: { unreadable: 'EACCES' } }),
      'unreadable',
    ],
    ['no place was looked at', noneReported, 'unreadable'],
    ['the mounts cannot be read', NO_MOUNTS, 'unreadable'],
  ] as const)('%s', (_name, evidence, says) => {
    expect(judge('engine-socket', 'fixed', evidence).says).toBe(says);
  });

  test('is not enforced when the engine says that a socket is bound', () => {
    const binds = ['/var/run/docker.sock:/var/run/docker.sock:ro'];
    expect(stateOf('engine-socket', 'fixed', changed({}, { binds }))).toBe('inconclusive');
  });
});

describe('ipc', () => {
  test.each([
    ['private', 'private', 'private', 'holds'],
    ['shareable', 'private', 'shareable', 'contradicts'],
    ['the host’s', 'private', 'host', 'contradicts'],
    ['another container’s', 'private', 'container:c0ffee', 'contradicts'],
    ['not said', 'private', '', 'contradicts'],
    ['shareable, as asked', 'shareable', 'shareable', 'open'],
    ['not answered', 'private', null, 'unreadable'],
  ] as const)('%s', (_name, level, ipcMode, says) => {
    expect(judge('ipc', level, changed({}, { ipcMode })).says).toBe(says);
  });
});

describe('cgroup-namespace', () => {
  const groups = (text: string) => changed({ '/proc/self/cgroup': text });

  test.each([
    ['every group’s root, version 1', 'private', changed({}), 'holds'],
    ['the root, version 2', 'private', groups('0::/\n'), 'holds'],
    [
      'the machine’s path, version 2',
      'private',
      groups('0::/system.slice/docker-c0ffee.scope\n'),
      'contradicts',
    ],
    [
      'the machine’s path in one group of many',
      'private',
      groups('4:memory:/\n3:pids:/docker/c0ffee\n0::/\n'),
      'contradicts',
    ],
    ['a path above the root', 'private', groups('0::/../other\n'), 'contradicts'],
    ['the machine’s path, as asked', 'host', groups('0::/docker/c0ffee\n'), 'open'],
    ['empty, as gVisor tells it', 'private', groups('\n'), 'unreadable'],
    ['cannot be read', 'private', changed({ '/proc/self/cgroup': MISSING }), 'unreadable'],
  ] as const)('%s', (_name, level, evidence, says) => {
    expect(judge('cgroup-namespace', level, evidence).says).toBe(says);
  });

  test('a line that is none is not taken for the root', () => {
    expect(stateOf('cgroup-namespace', 'private', groups('/\n'))).not.toBe('enforced');
  });
});

describe('proc-paths', () => {
  const bare = (...points: string[]) =>
    recorded('/proc/self/mountinfo')
      .split('\n')
      .filter((line) => !points.some((point) => line.includes(` ${point} `)))
      .join('\n');
  const without = (...points: string[]) => changed({ '/proc/self/mountinfo': bare(...points) });

  test.each([
    ['covered and locked', 'masked', changed({}), 'holds'],
    ['the kernel’s keys uncovered', 'masked', without('/proc/keys'), 'contradicts'],
    [
      'a covered file that can still be read',
      'masked',
      changed({ 'masked//proc/timer_list': 'bytes=1' }),
      'contradicts',
    ],
    [
      'a covered folder that still lists files',
      'masked',
      changed({ 'masked//sys/firmware': 'entries=3' }),
      'contradicts',
    ],
    [
      'one that only some engines cover, and this one says it does',
      'masked',
      without('/proc/acpi'),
      'contradicts',
    ],
    [
      'a file that may not be opened, and nothing over it',
      'masked',
      changed({ 'masked//proc/kcore': { unreadable: 'EACCES' } }),
      'contradicts',
    ],
    ['switches without a lock', 'masked', without('/proc/sys'), 'contradicts'],
    [
      'switches locked, and then mounted again for writing',
      'masked',
      mounted('1 2 0:51 /sys /proc/sys rw - proc proc rw'),
      'contradicts',
    ],
    [
      'nothing covered, as asked',
      'unmasked',
      without('/proc/acpi', '/proc/keys', '/proc/timer_list', '/sys/firmware', '/proc/sys'),
      'open',
    ],
    ['mounts that cannot be read', 'masked', NO_MOUNTS, 'unreadable'],
  ] as const)('%s', (_name, level, evidence, says) => {
    expect(judge('proc-paths', level, evidence).says).toBe(says);
  });

  test('nothing that was looked at is nothing that is known', () => {
    const looked = Object.entries(RECORDED).filter(([name]) => !name.startsWith('masked/'));
    expect(stateOf('proc-paths', 'masked', evidenceOf(Object.fromEntries(looked)))).not.toBe(
      'enforced',
    );
  });

  test('names what is not covered, and nothing where only the lock is missing', () => {
    expect(judge('proc-paths', 'masked', without('/proc/keys')).fact).toContain('/proc/keys');
    expect(judge('proc-paths', 'masked', without('/proc/sys')).fact).not.toContain('()');
    expect(judge('proc-paths', 'masked', without('/proc/sys')).fact).not.toMatch(/not \)/);
  });
});
