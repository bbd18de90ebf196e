import { describe, expect, test } from 'vitest';
import { aptCommand, aptTrouble } from '../../../build/setup/apt.mjs';

describe('apt-get', () => {
  test('can ask nothing, and waits for others', () => {
    const { file, args } = aptCommand('root', 'install', ['docker.io']);
    expect(file).toBe('env');
    expect(args).toContain('DEBIAN_FRONTEND=noninteractive');
    expect(args).toContain('-y');
    expect(args.join(' ')).toContain('DPkg::Lock::Timeout=');
    expect(args.slice(-3)).toEqual(['install', '--no-install-recommends', 'docker.io']);
  });

  test('keeps its environment through sudo, which would drop it', () => {
    const { file, args } = aptCommand('sudo', 'update');
    expect(file).toBe('sudo');
    expect(args.slice(0, 3)).toEqual(['-n', 'env', 'DEBIAN_FRONTEND=noninteractive']);
    expect(args.at(-1)).toBe('update');
  });
});

describe('why it failed', () => {
  test.each([
    [
      'E: Could not get lock /var/lib/apt/lists/lock. It is held by process 311 (apt-get)',
      'locked',
    ],
    ['E: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend)', 'locked'],
    ["E: You don't have enough free space in /var/cache/apt/archives/.", 'disk-full'],
    ['dpkg: error: failed to write (No space left on device)', 'disk-full'],
    [
      "Err:1 http://deb.debian.org/debian bookworm InRelease Temporary failure resolving 'deb.debian.org'",
      'unreachable',
    ],
    [
      'Could not connect to deb.debian.org:80 (146.75.122.132), connection timed out',
      'unreachable',
    ],
    ['E: Unable to locate package docker.io', 'unknown-package'],
    ["E: Package 'chromium' has no installation candidate", 'unknown-package'],
    ['dpkg: error processing package docker.io (--configure)', 'other'],
  ])('%s: %s', (line, trouble) => {
    expect(aptTrouble(['Reading package lists...', line])).toBe(trouble);
  });
});
