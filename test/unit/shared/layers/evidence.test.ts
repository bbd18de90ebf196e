import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  factOf,
  firstLimit,
  mountsOf,
  pairsOf,
  statusLine,
  wholeNumber,
  type Fact,
} from '../../../../shared/layers/evidence.ts';

const known = (text: string): Fact => ({ known: true, text });
const facts = (entries: Readonly<Record<string, string>>): ReadonlyMap<string, Fact> =>
  new Map(Object.entries(entries).map(([name, text]) => [name, known(text)]));

test('a fact that was never sent is not known, whatever its name', () => {
  for (const name of ['/proc/self/status', '__proto__', 'constructor', '']) {
    expect(factOf(new Map(), name).known).toBe(false);
  }
});

describe('a whole number', () => {
  test('is what it says, for every safe one', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (number) => {
        expect(wholeNumber(String(number))).toBe(number);
        expect(wholeNumber(` ${number}\n`)).toBe(number);
      }),
    );
  });

  test('is never guessed from anything else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const number = wholeNumber(text);
        if (number === null) return;
        expect(text.trim()).toMatch(/^[0-9]{1,20}$/);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    undefined,
    null,
    '',
    ' ',
    '-1',
    '+1',
    '1.0',
    '1e3',
    '0x1f',
    '0b1',
    '1_000',
    '1,000',
    'max',
    'NaN',
    '١',
    '1 2',
    '9'.repeat(21),
  ])('%j is none', (text) => {
    expect(wholeNumber(text)).toBeNull();
  });
});

describe('a line of /proc/self/status', () => {
  const status = (text: string) => facts({ '/proc/self/status': text });

  test('is found by its whole key, at the beginning of its line', () => {
    const inside = status('NoSeccomp:\t9\nSeccomp_filters:\t3\nSeccomp:\t2\n');
    expect(statusLine(inside, 'Seccomp')).toBe('2');
    expect(statusLine(inside, 'Seccomp_filters')).toBe('3');
  });

  test('a program’s name that looks like a line is none: the kernel writes it before all others, escaped', () => {
    expect(statusLine(status('Name:\tSeccomp:\t2\nSeccomp:\t0\n'), 'Seccomp')).toBe('0');
  });

  test('of two the first counts', () => {
    expect(statusLine(status('Seccomp:\t0\nSeccomp:\t2\n'), 'Seccomp')).toBe('0');
  });

  test('that is missing is not known', () => {
    expect(statusLine(status('Name:\tx\n'), 'Seccomp')).toBeNull();
    expect(statusLine(new Map(), 'Seccomp')).toBeNull();
  });
});

describe('pairs', () => {
  test('are words with an equals sign, parted by any white space', () => {
    expect([...pairsOf(known('pid=1 visible=2\nx=a=b\tempty= =none word'))]).toEqual([
      ['pid', '1'],
      ['visible', '2'],
      ['x', 'a=b'],
      ['empty', ''],
    ]);
  });

  test('of a fact that is not known are none', () => {
    expect(pairsOf({ known: false, reason: 'pid=1' }).size).toBe(0);
  });
});

describe('the first limit', () => {
  test('is the first of the names that tells a number', () => {
    const inside = facts({ b: 'garbage', c: '7\n', d: '8' });
    expect(firstLimit(inside, ['a', 'b', 'c', 'd'])).toEqual({ name: 'c', value: 7 });
  });

  test('max is without end, never a number', () => {
    expect(firstLimit(facts({ a: 'max\n' }), ['a'])?.value).toBe(Number.POSITIVE_INFINITY);
    expect(firstLimit(facts({ a: 'maximum' }), ['a'])).toBeNull();
  });
});

describe('mountinfo', () => {
  const mountinfo = (text: string) => mountsOf(facts({ '/proc/self/mountinfo': text }));

  test('is read field by field, with and without optional ones', () => {
    expect(
      mountinfo(
        '36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 shared:2 - ext3 /dev/root rw,errors=continue\n36 35 0:1 / /x\\040y ro - tmpfs none rw\n',
      ),
    ).toEqual([
      {
        root: '/mnt1',
        point: '/mnt2',
        options: ['rw', 'noatime'],
        type: 'ext3',
        source: '/dev/root',
        superOptions: ['rw', 'errors=continue'],
      },
      {
        root: '/',
        point: '/x\\040y',
        options: ['ro'],
        type: 'tmpfs',
        source: 'none',
        superOptions: ['rw'],
      },
    ]);
  });

  test('as gVisor writes it, with two spaces, is the same', () => {
    expect(mountinfo('9 8 0:6 / /dev rw  - tmpfs none rw,mode=0755\n')).toEqual([
      {
        root: '/',
        point: '/dev',
        options: ['rw'],
        type: 'tmpfs',
        source: 'none',
        superOptions: ['rw', 'mode=0755'],
      },
    ]);
  });

  test.each([
    '',
    '\n',
    'nonsense',
    '36 35 98:0 /mnt1 /mnt2 rw',
    '36 35 98:0 /mnt1 - ext3 /dev/root rw',
    '36 35 98:0 /mnt1 /mnt2 rw - ext3',
    '36 35 0:1 / / ro - tmpfs none rw\n\n36 35 0:1 / /x ro - tmpfs none rw',
    '36 35 0:1 / / ro - tmpfs none rw\ngarbage',
  ])('%j is not understood, and no part of it is', (text) => {
    expect(mountinfo(text)).toBeNull();
  });
});
