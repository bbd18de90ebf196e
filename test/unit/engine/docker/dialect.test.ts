import { existsSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inWordsOf } from '../../../../electron/engine/docker/dialect.ts';
import { SECCOMP_PROFILES } from '../../../../electron/engine/docker/seccomp/profiles.ts';

const OPTIONS = {
  name: 'glovebox-x',
  HostConfig: {
    ReadonlyRootfs: true,
    SecurityOpt: ['no-new-privileges', `seccomp=${SECCOMP_PROFILES.strict}`],
    Tmpfs: { '/box': 'rw,nosuid,nodev,size=64m,nr_inodes=4096,mode=1777' },
    Ulimits: [{ Name: 'nofile', Soft: 256, Hard: 256 }],
    Memory: 1,
  },
};

const forPodman = () => inWordsOf({ name: 'Podman' }, OPTIONS).HostConfig;

test('Docker is told what was asked, word for word', () => {
  expect(inWordsOf({ name: 'Docker Engine' }, OPTIONS)).toBe(OPTIONS);
});

describe('Podman is told the same in its own words', () => {
  test('a system-call filter as a file that this user alone can write', () => {
    const options = forPodman()?.SecurityOpt as readonly string[];
    expect(options[0]).toBe('no-new-privileges');
    const file = options[1]?.replace('seccomp=', '') ?? '';
    expect(readFileSync(file, 'utf8')).toBe(SECCOMP_PROFILES.strict);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(`${file}/..`.replace(/\/[^/]+\/\.\.$/, '')).mode & 0o777).toBe(0o700);
    expect(existsSync(file)).toBe(true);
  });

  test('scratch space without a word that it does not know, and no other without a size', () => {
    expect(forPodman()?.Tmpfs).toEqual({
      '/box': 'rw,nosuid,nodev,size=64m,mode=1777',
      '/run': expect.stringContaining('size=1m'),
      '/var/tmp': expect.stringContaining('size=1m'),
    });
  });

  test('a writable root needs no such space', () => {
    const writable = { HostConfig: { ReadonlyRootfs: false } };
    expect(inWordsOf({ name: 'Podman' }, writable).HostConfig?.Tmpfs).toEqual({});
  });

  test('and everything else as it was', () => {
    expect(forPodman()).toMatchObject({ ReadonlyRootfs: true, Memory: 1 });
    expect(forPodman()?.Ulimits).toContainEqual({ Name: 'nofile', Soft: 256, Hard: 256 });
  });
});
