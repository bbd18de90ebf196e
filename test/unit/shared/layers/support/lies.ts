/** Facts as nobody would send them, and nearly as somebody would. */
import * as fc from 'fast-check';
import type { Capability } from '../../../../../shared/layers/account.ts';
import { ON_CGROUP_2, RECORDED, RECORDED_GVISOR, type Facts } from './evidence.ts';

export const NAMES = Object.keys(RECORDED);

const numbers = fc.oneof(
  fc.constantFrom(
    '0',
    '1',
    '2',
    '-1',
    'max',
    '1e9',
    '0x10',
    '00',
    '0.5',
    'NaN',
    'Infinity',
    '',
    ' ',
    '9'.repeat(20),
    '9'.repeat(21),
    '18446744073709551615',
    '9223372036854771712',
  ),
  fc.constantFrom(
    '64',
    '65',
    '256',
    '257',
    '1024',
    '67108864',
    '67108865',
    '268435456',
    '268435457',
    '100000',
  ),
  fc.maxSafeNat().map(String),
);

const statusText = fc
  .array(
    fc.record({
      key: fc.constantFrom(
        'Uid',
        'Gid',
        'CapInh',
        'CapPrm',
        'CapEff',
        'CapBnd',
        'CapAmb',
        'NoNewPrivs',
        'Seccomp',
        'Seccomp_filters',
        'Name',
        'XSeccomp',
      ),
      value: fc.oneof(
        numbers,
        fc.constantFrom(
          '0000000000000000',
          '00000000a80425fb',
          '0'.repeat(15),
          '0'.repeat(17),
          '10001\t10001\t10001\t10001',
          '10001 10001 10001',
          '10001\t10001\t0\t10001',
          '0\t0\t0\t0',
        ),
      ),
      separator: fc.constantFrom(':\t', ':', ': ', ' :\t', ''),
    }),
    { maxLength: 16 },
  )
  .map((lines) =>
    lines.map(({ key, value, separator }) => `${key}${separator}${value}\n`).join(''),
  );

const mountText = fc
  .array(
    fc.record({
      root: fc.constantFrom('/', '/null', '/home/me', '/docker.sock', ''),
      point: fc.constantFrom(
        '/',
        '/box',
        '/tmp',
        '/proc/sys',
        '/proc/keys',
        '/proc/timer_list',
        '/sys/firmware',
        '/mnt',
        '/x.sock',
        '/etc/hosts',
        '/var/tmp',
        '/dev',
        '',
      ),
      options: fc.constantFrom('ro', 'rw', 'ro,nosuid', 'rw,errors=remount-ro', 'rox', ''),
      tail: fc.constantFrom(
        ' - tmpfs tmpfs rw',
        ' - ext4 /dev/sda1 rw',
        ' - overlay overlay rw',
        ' - proc proc rw',
        ' - 9p none rw',
        ' - tmpfs tmpfs rw,size=1k',
        ' - tmpfs',
        ' tmpfs tmpfs',
        '',
      ),
    }),
    { maxLength: 10 },
  )
  .map((mounts) =>
    mounts
      .map(({ root, point, options, tail }) => `1 2 0:1 ${root} ${point} ${options}${tail}\n`)
      .join(''),
  );

const pairText = fc
  .array(
    fc.record({
      key: fc.constantFrom(
        'pid',
        'visible',
        'soft',
        'hard',
        'readonly',
        'bytes',
        'inodes',
        'no_new_privs',
        'seccomp',
      ),
      value: numbers,
    }),
    { maxLength: 6 },
  )
  .map((pairs) => pairs.map(({ key, value }) => `${key}=${value}`).join(' '));

const rowText = fc
  .array(
    fc.constantFrom(
      '0 0 4294967295',
      '0 100000 65536',
      '0 -1 1',
      '0 1e5 1',
      '1000 0 1',
      '0::/',
      '0::/docker/x',
      '4:memory:/',
      '/',
      ':/',
      'null c 1:3 rw',
      'null b 8:0 rw',
      'null c 1:1 rw',
      'sda b 8:0 rw',
      'null',
      'net/tun c 10:200 rw',
      'fuse c 10:229 rw',
      'pts/0 c 136:0 rw',
      '  lo: 0 0',
      'eth0: 0 0',
      'sit0: 0 0',
      'Inter-| Receive',
      '',
    ),
    { maxLength: 5 },
  )
  .map((lines) => lines.map((line) => `${line}\n`).join(''));

const labelText = fc.constantFrom(
  'docker-default (enforce)',
  'unconfined',
  '(enforce)',
  'x (enforce) y',
  ' (enforce)',
  'a:b:container_t:s0',
  'a:b:spc_t:s0',
  'a:b:container_runtime_t:s0',
  '|/bin/handler',
  '@/run/s',
  'core',
  'gvisor',
  'gvisor\n',
);

const anyText = fc.oneof(
  numbers,
  statusText,
  mountText,
  pairText,
  rowText,
  labelText,
  fc.string({ unit: 'binary', maxLength: 60 }),
);

const anyFact: fc.Arbitrary<Facts[string]> = fc.oneof(
  { weight: 6, arbitrary: anyText },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('ENOENT', 'EACCES', 'EPERM', 'error', 'ok', '')
      .map((unreadable) => ({ unreadable })),
  },
  { weight: 1, arbitrary: fc.constant(null) },
);

/** A liar that knows where each kind of text belongs, and one that does not. */
const KIND_OF: Readonly<Record<string, fc.Arbitrary<string>>> = {
  '/proc/self/status': statusText,
  '/proc/self/mountinfo': mountText,
  '/proc/self/attr/current': labelText,
  '/proc/sys/kernel/core_pattern': labelText,
  'kernel-log': labelText,
};
const plausible = (name: string): fc.Arbitrary<Facts[string]> =>
  fc.oneof(
    KIND_OF[name] ??
      (/^(processes|prctl|rlimit|filesystem)/.test(name)
        ? pairText
        : /cgroup\//.test(name)
          ? numbers
          : rowText),
    anyFact,
  );

export const lies: fc.Arbitrary<Facts> = fc.record(
  Object.fromEntries(NAMES.map((name) => [name, plausible(name)])),
);
export const fewLies: fc.Arbitrary<Facts> = fc
  .subarray(NAMES, { minLength: 1, maxLength: 4 })
  .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, plausible(name)]))));
export const truths = fc.constantFrom<Facts>(RECORDED, ON_CGROUP_2, RECORDED_GVISOR);
export const capability = fc.constantFrom<Capability>(
  { can: true },
  { can: false, reason: 'no' },
  { can: 'unknown' },
);

/** Lines of /proc/self/status that decide anything. */
const DECIDING = /^(Uid|Gid|Cap...|NoNewPrivs|Seccomp):/;

/** A text of a real sandbox with one small thing changed: a figure, a letter, a line. */
export const nudged: fc.Arbitrary<Facts> = fc
  .record({
    truth: truths,
    name: fc.constantFrom(
      ...NAMES,
      ...Array.from({ length: 20 }, () => '/proc/self/status'),
      ...Array.from({ length: 10 }, () => '/proc/self/mountinfo'),
    ),
    where: fc.nat(),
    how: fc.constantFrom('digit', 'number', 'line', 'letter'),
    digit: fc.nat(9).map(String),
    number: fc.constantFrom(
      '0',
      '1',
      '2',
      '64',
      '65',
      '257',
      '67108865',
      '268435457',
      '99999999999',
    ),
  })
  .map(({ truth, name, where, how, digit, number }) => {
    const told = truth[name];
    if (typeof told !== 'string') return truth;
    const lines = told.split('\n');
    const changeable = lines
      .map((_line, at) => at)
      .filter((at) => name !== '/proc/self/status' || DECIDING.test(lines[at] ?? ''));
    const at = changeable[where % changeable.length] ?? 0;
    const line = lines[at] ?? '';
    const edited = {
      digit: replaceOne(line, /\d/g, where, digit),
      number: replaceOne(line, /\d+/g, where, number),
      letter: line.replace(' c ', ' b ').replace('ro,', 'rw,'),
      line: '',
    }[how];
    const text = how === 'line' ? lines.toSpliced(at, 1) : lines.with(at, edited);
    return { ...truth, [name]: text.join('\n') };
  });

/** One of the places that match, chosen by `which`, replaced. */
function replaceOne(text: string, pattern: RegExp, which: number, by: string): string {
  const places = [...text.matchAll(pattern)];
  const place = places[which % Math.max(1, places.length)];
  if (place === undefined) return text;
  return text.slice(0, place.index) + by + text.slice(place.index + place[0].length);
}
