import { describe, expect, test } from 'vitest';
import {
  MISSING,
  RECORDED_GVISOR,
  recorded,
  changed,
  evidenceOf,
  mountsAnd,
  statusWith,
  type Facts,
} from './support/evidence.ts';
import { judge, stateOf } from './support/judge.ts';

const MIB = 1024 * 1024;

describe('filesystem', () => {
  const rootMount = (options: string) =>
    recorded('/proc/self/mountinfo').replace(' / / ro,relatime ', ` / / ${options} `);
  const flag = (readonly: string) => `readonly=${readonly} noexec=0 bytes=1 inodes=1`;

  test.each([
    ['mounted read-only', 'read-only', changed({}), 'holds'],
    [
      'by its flag alone, where mounts cannot be read',
      'read-only',
      changed({ '/proc/self/mountinfo': MISSING }),
      'holds',
    ],
    [
      'by its mount alone, where the flag cannot be read',
      'read-only',
      changed({ 'filesystem//': MISSING }),
      'holds',
    ],
    [
      'mounted writable',
      'read-only',
      changed({ '/proc/self/mountinfo': rootMount('rw,relatime'), 'filesystem//': flag('0') }),
      'contradicts',
    ],
    [
      'mounted writable against its flag',
      'read-only',
      changed({ '/proc/self/mountinfo': rootMount('rw,relatime') }),
      'contradicts',
    ],
    [
      'mounted read-only against its flag',
      'read-only',
      changed({ 'filesystem//': flag('0') }),
      'contradicts',
    ],
    [
      'mounted again for writing over it',
      'read-only',
      changed({ '/proc/self/mountinfo': mountsAnd('1 2 0:1 / / rw - overlay o rw') }),
      'contradicts',
    ],
    [
      'an option that only begins so',
      'read-only',
      changed({ '/proc/self/mountinfo': rootMount('rw,errors=remount-ro') }),
      'contradicts',
    ],
    [
      'writable, as asked',
      'writable',
      changed({ '/proc/self/mountinfo': rootMount('rw'), 'filesystem//': flag('0') }),
      'open',
    ],
    [
      'mounted read-only under gVisor, whose flag says nothing',
      'read-only',
      evidenceOf(RECORDED_GVISOR),
      'holds',
    ],
    [
      'mounted writable under gVisor',
      'read-only',
      evidenceOf({
        ...RECORDED_GVISOR,
        '/proc/self/mountinfo': recorded('/proc/self/mountinfo', RECORDED_GVISOR).replace(
          ' / / ro ',
          ' / / rw ',
        ),
      }),
      'contradicts',
    ],
    [
      'under gVisor by the flag alone, which says nothing there',
      'read-only',
      evidenceOf({
        ...RECORDED_GVISOR,
        '/proc/self/mountinfo': MISSING,
        'filesystem//': flag('1'),
      }),
      'unreadable',
    ],
    [
      'neither can be read',
      'read-only',
      changed({ '/proc/self/mountinfo': MISSING, 'filesystem//': MISSING }),
      'unreadable',
    ],
    [
      'a flag that is none, alone',
      'read-only',
      changed({ '/proc/self/mountinfo': MISSING, 'filesystem//': flag('yes') }),
      'contradicts',
    ],
  ] as const)('%s', (_name, level, evidence, says) => {
    expect(judge('filesystem', level, evidence).says).toBe(says);
  });

  test('names what root may write all the same', () => {
    const asRoot = changed({ '/proc/self/status': statusWith({ Uid: '0\t0\t0\t0' }) });
    expect(judge('filesystem', 'read-only', asRoot).fact).toContain('/dev is writable for root');
    expect(judge('filesystem', 'read-only', changed({})).fact).not.toContain('/dev');
  });

  test('is not enforced when the engine says writable', () => {
    expect(stateOf('filesystem', 'read-only', changed({}, { readOnlyRoot: false }))).toBe(
      'inconclusive',
    );
    expect(stateOf('filesystem', 'read-only', changed({}, { readOnlyRoot: null }))).toBe(
      'inconclusive',
    );
  });
});

describe('scratch', () => {
  const sizes = (box: string, tmp: string) =>
    changed({
      'filesystem//box': `readonly=0 bytes=${box}`,
      'filesystem//tmp': `readonly=0 bytes=${tmp}`,
    });
  const full = String(64 * MIB);
  const shm = (bytes: string) => changed({ 'filesystem//dev/shm': `readonly=0 bytes=${bytes}` });
  const LIMIT = '/sys/fs/cgroup/memory/memory.limit_in_bytes';
  const NO_LIMIT = { [LIMIT]: '9223372036854771712' };
  const UNREAD = { [LIMIT]: MISSING };
  const inodes = (count: string, more: Facts = {}) =>
    changed({
      'filesystem//box': `bytes=${full} inodes=${count}`,
      'filesystem//tmp': `bytes=${full} inodes=${count}`,
      ...more,
    });
  const space = (mount: string) =>
    changed({ '/proc/self/mountinfo': mountsAnd(`1 2 0:99 / ${mount}`) });

  test.each([
    ['both as asked', changed({}), 'holds'],
    ['both smaller', sizes(String(MIB), String(MIB)), 'holds'],
    ['one byte more', sizes(String(64 * MIB + 1), full), 'contradicts'],
    ['/tmp as large as the disk', sizes(full, '270553174016'), 'contradicts'],
    ['no size, which is no limit', sizes('0', full), 'contradicts'],
    ['a negative size', sizes('-1', full), 'unreadable'],
    ['a word', sizes('max', full), 'unreadable'],
    ['/tmp not told', changed({ 'filesystem//tmp': MISSING }), 'unreadable'],
    ['neither told', changed({ 'filesystem//box': null, 'filesystem//tmp': null }), 'unreadable'],
    ['shared memory as large as the rest', shm(String(64 * MIB)), 'contradicts'],
    ['shared memory not told', changed({ 'filesystem//dev/shm': MISSING }), 'unreadable'],
    ['more files than asked, held by memory', inodes('4097'), 'holds'],
    ['no count of files, held by memory', inodes('0'), 'holds'],
    ['more files than asked, and no memory limit', inodes('4097', NO_LIMIT), 'unreadable'],
    ['no count of files, and no memory limit', inodes('0', NO_LIMIT), 'unreadable'],
    ['no count of files, and memory cannot be read', inodes('0', UNREAD), 'unreadable'],
    ['gVisor, which counts no files and shows no limit', evidenceOf(RECORDED_GVISOR), 'unreadable'],
    ['more space without a size', space('/var/tmp rw,nosuid - tmpfs tmpfs rw'), 'contradicts'],
    ['more space with a size of none', space('/run rw - tmpfs tmpfs rw,size=0'), 'contradicts'],
    ['more space with a size', space('/var/tmp rw - tmpfs tmpfs rw,size=1024k'), 'holds'],
    ['more space that nobody can write', space('/opt ro - tmpfs tmpfs ro'), 'holds'],
    ['mounts that cannot be read', changed({ '/proc/self/mountinfo': MISSING }), 'unreadable'],
  ] as const)('%s', (_name, evidence, says) => {
    expect(judge('scratch', '64', evidence).says).toBe(says);
  });

  test('says what bounds the count of files', () => {
    expect(judge('scratch', '64', changed({})).fact).toContain('4096 and 4096 files at most');
    expect(judge('scratch', '64', inodes('0')).fact).toContain('by the memory limit alone');
  });

  test('is not held by a memory limit that is larger than the engine says', () => {
    const smaller = changed({ 'filesystem//box': `bytes=${full} inodes=0` }, { memoryBytes: MIB });
    expect(judge('scratch', '64', smaller).says).toBe('unreadable');
  });

  test('is not enforced when the engine shows another size', () => {
    const tmpfs = { '/box': 'rw,size=64m', '/tmp': 'rw,size=640m' };
    expect(stateOf('scratch', '64', changed({}, { tmpfs }))).toBe('inconclusive');
    expect(stateOf('scratch', '64', changed({}, { tmpfs: {} }))).toBe('inconclusive');
  });
});

describe('network', () => {
  const HEADER = recorded('/proc/net/dev').split('\n').slice(0, 2).join('\n');
  const interfaces = (...names: string[]) =>
    `${HEADER}\n${names.map((name) => `  ${name}:  0  0  0\n`).join('')}`;
  const routes = (...lines: string[]) =>
    `Iface\tDestination\tGateway\n${lines.map((line) => `${line}\n`).join('')}`;
  const route6 = (device: string) =>
    `fd000000000000000000000000000000 40 0 00 0 00 0 00000400 00000001 00000000 00000001 ${device.padStart(8)}\n`;
  const net = (dev: string, route = routes(), ipv6 = '') =>
    changed({ '/proc/net/dev': dev, '/proc/net/route': route, '/proc/net/ipv6_route': ipv6 });

  test.each([
    ['loopback alone', 'none', changed({}), 'holds'],
    [
      'loopback, and the tunnels that some kernels give everybody',
      'none',
      net(interfaces('lo', 'tunl0', 'sit0', 'ip6tnl0')),
      'holds',
    ],
    [
      'no routes told at all',
      'none',
      changed({ '/proc/net/route': MISSING, '/proc/net/ipv6_route': MISSING }),
      'holds',
    ],
    ['an Ethernet interface', 'none', net(interfaces('lo', 'eth0')), 'contradicts'],
    [
      'an interface whose name only begins like loopback',
      'none',
      net(interfaces('lo', 'lo0')),
      'contradicts',
    ],
    ['a tunnel of another name', 'none', net(interfaces('lo', 'sit1')), 'contradicts'],
    [
      'a route over a tunnel',
      'none',
      net(interfaces('lo', 'tunl0'), routes('tunl0\t00000000\t0100000A')),
      'contradicts',
    ],
    [
      'a route of version 6 over a tunnel',
      'none',
      net(interfaces('lo', 'sit0'), routes(), route6('lo') + route6('sit0')),
      'contradicts',
    ],
    [
      'a route and no interface but loopback',
      'none',
      net(interfaces('lo'), routes('lo\t0100007F\t0')),
      'contradicts',
    ],
    [
      'the internet, as asked',
      'internet',
      net(interfaces('lo', 'eth0'), routes('eth0\t0\t1')),
      'open',
    ],
    ['the headings alone', 'none', net(`${HEADER}\n`), 'unreadable'],
    ['empty', 'none', net(''), 'unreadable'],
    ['cannot be read', 'none', changed({ '/proc/net/dev': MISSING }), 'unreadable'],
  ] as const)('%s', (_name, level, evidence, says) => {
    expect(judge('network', level, evidence).says).toBe(says);
  });

  test('shows its interfaces and routes, and no figure that nobody read', () => {
    expect(judge('network', 'none', changed({})).fact).toBe('interfaces: lo; routes: 0');
    const untold = changed({ '/proc/net/route': MISSING, '/proc/net/ipv6_route': MISSING });
    expect(judge('network', 'none', untold).fact).not.toContain('routes: 0');
  });

  test('is not enforced when the engine names another network', () => {
    expect(stateOf('network', 'none', changed({}, { networkMode: 'host' }))).toBe('inconclusive');
    expect(stateOf('network', 'none', changed({}, { networkMode: null }))).toBe('inconclusive');
    expect(stateOf('network', 'none', evidenceOf({}, { networkMode: 'none' }))).toBe(
      'inconclusive',
    );
  });
});
