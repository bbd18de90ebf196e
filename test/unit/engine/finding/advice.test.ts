import { describe, expect, test } from 'vitest';
import { adviceFor } from '../../../../electron/engine/finding/advice.ts';

describe('what to do where there is no engine', () => {
  test.each([
    ['linux', 'debian', 'apt-get install docker.io'],
    ['linux', 'fedora', 'dnf install podman'],
    ['linux', 'arch', 'pacman -S docker'],
    ['linux', 'suse', 'zypper install docker'],
    ['linux', 'alpine', 'apk add docker'],
    ['linux', 'linux', 'your distribution'],
    ['linux', 'an unheard-of one', 'your distribution'],
    ['darwin', 'linux', 'brew install colima'],
    ['win32', 'linux', 'WSL 2'],
    ['freebsd', 'linux', 'your distribution'],
  ] as const)('on %s (%s)', (platform, distribution, words) => {
    const advice = adviceFor('absent', platform, distribution).join('\n');
    expect(advice).toContain(words);
  });

  test.each(['linux', 'darwin', 'win32', 'freebsd', 'aix'] as const)(
    'on %s is never nothing, in any state',
    (platform) => {
      for (const state of ['absent', 'refused', 'too-old'] as const) {
        expect(adviceFor(state, platform, 'unknown').length).toBeGreaterThan(0);
      }
    },
  );
});

describe('what to do where the engine refuses', () => {
  test('never adds anybody to the group without saying what that means', () => {
    const lines = adviceFor('refused', 'linux');
    const joining = lines.filter((line) => line.includes('usermod -aG docker'));
    expect(joining).toHaveLength(1);
    expect(joining[0]).toContain('as good as being root');
  });

  test('offers a way without that group first', () => {
    expect(adviceFor('refused', 'linux')[0]).toContain('rootless');
  });
});

test('an engine that is too old is to be updated, not installed', () => {
  expect(adviceFor('too-old', 'linux', 'debian')).toEqual([
    'Update the engine to Docker Engine 20.10 or later, then look again.',
  ]);
});
