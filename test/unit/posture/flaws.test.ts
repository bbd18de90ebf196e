import { describe, expect, test } from 'vitest';
import { desktopFlaws } from '../../../electron/posture/checks/desktop-flaws.ts';
import { RUNC_FLAWS, runcFlaws } from '../../../electron/posture/checks/runc-flaws.ts';
import { hasFlaw, parseVersion } from '../../../electron/posture/flaws.ts';
import { look } from './support/look.ts';
import { SOUND } from './support/posture.ts';

describe('parseVersion', () => {
  test.each([
    ['1.1.5+ds1', [1, 1, 5, null, '+ds1']],
    ['1.1.12-0ubuntu2~22.04.1', [1, 1, 12, null, '-0ubuntu2~22.04.1']],
    ['1.0.0~rc93+ds1', [1, 0, 0, 93, '+ds1']],
    ['1.0.0-rc10', [1, 0, 0, 10, '']],
    ['1.4.0-rc.3', [1, 4, 0, 3, '']],
    ['v1.3.3', [1, 3, 3, null, '']],
  ])('%s', (text, [major, minor, patch, candidate, suffix]) => {
    expect(parseVersion(text)).toEqual({ major, minor, patch, candidate, suffix });
  });

  test.each(['', 'N/A', 'unknown', '1.2', 'runc', '<unknown>'])('%s is none', (text) => {
    expect(parseVersion(text)).toBeNull();
  });
});

/** Every line that got a fix, the releases about it, and the lines before and after. */
describe('hasFlaw', () => {
  const OF_2025 = ['CVE-2025-31133', 'CVE-2025-52565', 'CVE-2025-52881'];
  test.each([
    ['1.0.0-rc2', ['CVE-2019-5736', 'CVE-2025-31133', 'CVE-2025-52881']],
    ['1.0.0-rc6', ['CVE-2019-5736', ...OF_2025]],
    ['1.0.0-rc7', OF_2025],
    ['1.0.0-rc92', OF_2025],
    ['1.0.0-rc93', ['CVE-2024-21626', ...OF_2025]],
    ['1.0.3', ['CVE-2024-21626', ...OF_2025]],
    ['1.1.11', ['CVE-2024-21626', ...OF_2025]],
    ['1.1.12', OF_2025],
    ['1.1.15', OF_2025],
    ['1.2.0-rc.1', OF_2025],
    ['1.2.7', OF_2025],
    ['1.2.8', []],
    ['1.2.9', []],
    ['1.3.2', OF_2025],
    ['1.3.3', []],
    ['1.4.0-rc.2', OF_2025],
    ['1.4.0-rc.3', []],
    ['1.4.0', []],
    ['1.5.0-rc.1', []],
    ['2.0.0', []],
  ])('runc %s', (text, expected) => {
    const version = parseVersion(text);
    if (version === null) throw new Error('no version');
    expect(RUNC_FLAWS.filter((flaw) => hasFlaw(version, flaw)).map(({ id }) => id)).toEqual(
      expected,
    );
  });
});

test.each([
  ['1.0.9', true],
  ['1.1.5', false],
  ['1.2.9', true],
  ['1.3.1', false],
  ['1.4.0', false],
])('%s, of lines of which every other got the fix', (text, expected) => {
  const version = parseVersion(text);
  if (version === null) throw new Error('no version');
  expect(hasFlaw(version, { id: '', since: null, fixedIn: ['1.1.5', '1.3.1'] })).toBe(expected);
});

describe('the check of runc', () => {
  const runc = (version: string, build: string | null) =>
    look(runcFlaws, SOUND, { details: { components: [{ name: 'runc', version, build }] } });

  test.each([
    ['the project’s own build with every fix', '1.3.6', 'v1.3.6-0-gabcdef1', 'pass'],
    ['a distribution’s number with every fix', '1.3.3+ds1', '1.3.3+ds1-2', 'pass'],
    ['the project’s own build without them', '1.1.12', 'v1.1.12-0-g51d5e94', 'fail'],
    ['Debian’s build, which may have them', '1.1.5+ds1', '1.1.5+ds1-1+deb12u1', 'warn'],
    ['Ubuntu’s', '1.1.12-0ubuntu2~22.04.1', '1.1.12-0ubuntu2~22.04.1', 'warn'],
    ['a number alone', '1.1.12', null, 'warn'],
    ['commits on top of the release', '1.1.12', 'v1.1.12-4-g51d5e94', 'warn'],
    ['changes on top of the release', '1.1.12', 'v1.1.12-0-g51d5e94-dirty', 'warn'],
    ['a suffix whose build looks like the project’s', '1.1.12+mine', 'v1.1.12-0-g51d5e94', 'warn'],
    ['no number', 'N/A', 'N/A', 'unknown'],
  ])('%s', (_title, version, build, state) => {
    expect(runc(version, build)).toMatchObject({ state });
  });

  test('names the flaws, their fixes and the tracker of a distribution’s build', () => {
    const { finding, mend } = runc('1.1.5+ds1', '1.1.5+ds1-1+deb12u1');
    expect(finding).toContain('runc 1.1.5+ds1 (build 1.1.5+ds1-1+deb12u1)');
    expect(finding).toContain('CVE-2024-21626 (fixed in 1.1.12)');
    expect(finding).toContain(
      'CVE-2025-31133, CVE-2025-52565 and CVE-2025-52881 (fixed in 1.2.8, 1.3.3 and 1.4.0-rc.3)',
    );
    expect(mend).toContain('may have backported');
    expect(mend).toContain('security-tracker.debian.org');
  });

  test('reads Podman’s word for its runtime', () => {
    const podman = (name: string, version: string) =>
      look(runcFlaws, SOUND, { details: { components: [{ name, version, build: 'runc_1.1.5' }] } });
    const text = 'runc version 1.1.5+ds1\ncommit: 1.1.5+ds1-1+deb12u1\nspec: 1.0.2-dev';
    expect(podman('OCI Runtime (runc)', text)).toMatchObject({
      state: 'warn',
      finding: expect.stringContaining('(build 1.1.5+ds1-1+deb12u1)'),
    });
    expect(podman('OCI Runtime (crun)', 'crun version 1.20\ncommit: abc')).toMatchObject({
      state: 'unknown',
      finding: expect.stringContaining('crun 1.20'),
    });
  });
});

describe('the check of Docker Desktop', () => {
  const WINDOWS = { host: { platform: 'win32', kernelRelease: '10.0.22631' } } as const;
  const desktop = (platformName: string | null, changes = {}) =>
    look(desktopFlaws, SOUND, {
      facts: { operatingSystem: 'Docker Desktop', kernelVersion: '6.6.12-linuxkit' },
      details: { platformName, connection: 'socket' },
      ...changes,
    });

  test.each([
    ['Docker Desktop 4.44.2 (201234)', 'fail'],
    ['Docker Desktop 4.9.0 (80466)', 'fail'],
    ['Docker Desktop 4.44.3 (202357)', 'pass'],
    ['Docker Desktop 4.50.0 (209931)', 'pass'],
    ['Docker Desktop', 'unknown'],
    ['', 'unknown'],
    [null, 'unknown'],
  ])('%s under Windows', (platformName, state) => {
    expect(desktop(platformName, WINDOWS)).toMatchObject({ state });
  });

  test('on Linux the old ones never had it, but in Windows’ Linux they have', () => {
    expect(desktop('Docker Desktop 4.30.0 (1)')).toMatchObject({ state: 'pass' });
    const wsl = { host: { kernelRelease: '5.15.153.1-microsoft-standard-WSL2' } };
    expect(desktop('Docker Desktop 4.30.0 (1)', wsl)).toMatchObject({ state: 'fail' });
  });
});
