import { describe, expect, test } from 'vitest';
import { buildFailure, buildProgress } from '../../../electron/images/build-progress.ts';

describe('a build’s progress', () => {
  test.each([
    ['Step 1/9 : FROM debian', 'preparing', 0],
    [
      'Step 2/8 : RUN /usr/lib/glovebox/install gcc  libc6-dev && rm -rf /x',
      'installing gcc, libc6-dev',
      1 / 8,
    ],
    ['Step 3/4 : RUN useradd x', 'setting it up', 0.5],
    ['Step 9/9 : COPY --from=tools / /', 'packing what is needed', 8 / 9],
    ['Step 1/1 : LABEL a=b', 'preparing', 0],
  ])('%j', (line, step, fraction) => {
    expect(buildProgress(line)).toEqual({ step, fraction });
  });

  test.each([
    '',
    ' ---> c0ffee',
    'Successfully built c0ffee',
    'Step by step',
    ' Step 1/2 : x',
    'Step 1/2 :',
    'Step a/b : x',
  ])('%j tells nothing of it', (line) => {
    expect(buildProgress(line)).toBeNull();
  });
});

describe('why a build failed', () => {
  test.each([
    [['write /var/lib/x: no space left on device'], 'exit 1', 'disk filled up'],
    [[], 'Disk quota exceeded', 'disk filled up'],
    [
      ["E: You don't have enough free space in /var/cache/apt/archives/. not enough free space"],
      '',
      'disk filled up',
    ],
    [['W: Temporary failure resolving ‘deb.debian.org’'], 'exit 100', 'mirror cannot be reached'],
    [['E: Failed to fetch http://deb.debian.org/x'], 'exit 100', 'mirror cannot be reached'],
    [['E: Unable to fetch some archives'], '', 'mirror cannot be reached'],
    [[], 'dial tcp: lookup deb.debian.org: no such host', 'mirror cannot be reached'],
    [['connect: Network is unreachable'], '', 'mirror cannot be reached'],
    [[], 'read udp 10.0.0.2:53: i/o timeout', 'mirror cannot be reached'],
    [['curl: (6) Temporary failure in name resolution'], '', 'mirror cannot be reached'],
    [['curl: (6) could not resolve host: deb.debian.org'], '', 'mirror cannot be reached'],
    [['E: Could not connect to deb.debian.org:80'], '', 'mirror cannot be reached'],
  ])('%j, %j', (log, error, words) => {
    const sentence = buildFailure('Python', log, error);
    expect(sentence).toContain(words);
    expect(sentence).toContain('Python');
  });

  test('that is nothing of that is told in the engine’s word and the log’s last complaint', () => {
    const log = [
      'Step 1/2',
      'E: Unable to locate package nonesuch',
      'removing intermediate container',
    ];
    expect(buildFailure('C', log, 'returned a non-zero code: 100')).toBe(
      'C could not be built: returned a non-zero code: 100 — E: Unable to locate package nonesuch',
    );
  });

  test('without a word of anybody is told all the same', () => {
    expect(buildFailure('C', [], '')).toBe('C could not be built: ');
  });
});
