import { describe, expect, test } from 'vitest';
import { parseOsRelease, systemFamily } from '../../../build/setup/os-release.mjs';

const DEBIAN = `PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
NAME="Debian GNU/Linux"
VERSION_ID="12"
ID=debian
`;

describe('reading os-release', () => {
  test('takes id and name, with and without quotes', () => {
    expect(parseOsRelease(DEBIAN)).toEqual({
      id: 'debian',
      like: [],
      name: 'Debian GNU/Linux 12 (bookworm)',
    });
  });

  test('takes what the system is built from, closest first', () => {
    const release = parseOsRelease(
      'ID="rocky"\nID_LIKE="rhel centos fedora"\nNAME="Rocky Linux"\n',
    );
    expect(release).toEqual({
      id: 'rocky',
      like: ['rhel', 'centos', 'fedora'],
      name: 'Rocky Linux',
    });
  });

  test('undoes escapes, and stands comments, empty lines and Windows line ends', () => {
    const text = "# comment\r\n\r\nID=arch\r\nPRETTY_NAME='Bob\\'s \"Linux\"'\r\n";
    expect(parseOsRelease(text)).toEqual({ id: 'arch', like: [], name: 'Bob\'s "Linux"' });
  });

  test('says linux of a file that says nothing', () => {
    expect(parseOsRelease('')).toEqual({ id: 'linux', like: [], name: 'linux' });
  });
});

describe('the family of a system', () => {
  test.each([
    ['debian', [], 'debian'],
    ['ubuntu', ['debian'], 'debian'],
    ['linuxmint', ['ubuntu', 'debian'], 'debian'],
    ['raspbian', ['debian'], 'debian'],
    ['fedora', [], 'fedora'],
    ['rocky', ['rhel', 'centos', 'fedora'], 'fedora'],
    ['arch', [], 'arch'],
    ['manjaro', ['arch'], 'arch'],
    ['opensuse-tumbleweed', ['opensuse', 'suse'], 'suse'],
    ['alpine', [], 'alpine'],
    ['nixos', [], 'other-linux'],
  ] as const)('%s is of the family of %s: %s', (id, like, family) => {
    expect(systemFamily('linux', { id, like, name: id })).toBe(family);
  });

  test('needs no file on other systems', () => {
    expect(systemFamily('darwin', null)).toBe('macos');
    expect(systemFamily('win32', null)).toBe('windows');
    expect(systemFamily('freebsd', null)).toBe('other');
    expect(systemFamily('linux', null)).toBe('other-linux');
  });
});
