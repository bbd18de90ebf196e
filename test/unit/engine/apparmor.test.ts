/** Our own AppArmor profile as text; what it stops is seen on a kernel that has AppArmor (test/long). */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  apparmorProfileFile,
  loadCommand,
  writeApparmorProfile,
} from '../../../electron/engine/docker/apparmor/profile-file.ts';
import { APPARMOR_PROFILE } from '../../../electron/engine/docker/apparmor/profile.ts';
import { OWN_PROFILE } from '../../../shared/layers/lsm.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

/** capabilities(7), by number: Docker's default set is a80425fb as /proc/self/status shows it. */
const NUMBERS: readonly (readonly [string, number])[] = [
  ['chown', 0],
  ['dac_override', 1],
  ['fowner', 3],
  ['fsetid', 4],
  ['kill', 5],
  ['setgid', 6],
  ['setuid', 7],
  ['setpcap', 8],
  ['net_bind_service', 10],
  ['net_raw', 13],
  ['sys_chroot', 18],
  ['mknod', 27],
  ['audit_write', 29],
  ['setfcap', 31],
];
const DOCKER_DEFAULT = 0xa80425fbn;

/** Rules without comments, one a line. */
const rules = APPARMOR_PROFILE.split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '' && !line.startsWith('#'));
const granted = (kind: string): string[] =>
  rules.filter((rule) => new RegExp(`^${kind}\\b`).test(rule));

describe('the profile', () => {
  test('has the name by which it is asked for', () => {
    expect(granted('profile')).toEqual([
      `profile ${OWN_PROFILE} flags=(attach_disconnected,mediate_deleted) {`,
    ]);
  });

  test('grants Docker’s fourteen capabilities, each by name, and no other', () => {
    const names = granted('capability').map(
      (rule) => /^capability (\w+),$/.exec(rule)?.[1] ?? rule,
    );
    const mask = names.reduce((sum, name) => {
      const number = NUMBERS.find(([known]) => known === name)?.[1];
      expect(number, name).toBeDefined();
      return sum | (1n << BigInt(number ?? 0));
    }, 0n);
    expect(mask).toBe(DOCKER_DEFAULT);
  });

  test('grants no family of sockets wholesale', () => {
    expect(granted('network')).not.toContain('network,');
    const families = new Set(granted('network').map((rule) => rule.split(/[ ,]/)[1]));
    expect([...families]).toEqual(['unix', 'inet', 'inet6', 'netlink']);
  });

  test('grants nothing that changes mounts, the root or the profile', () => {
    for (const kind of ['mount', 'remount', 'umount', 'pivot_root', 'change_profile', 'userns']) {
      expect(granted(kind), kind).toEqual([]);
    }
    expect(rules).toEqual(
      expect.arrayContaining(['deny mount,', 'deny remount,', 'deny umount,', 'deny pivot_root,']),
    );
  });

  test('lets nobody outside be signalled or traced', () => {
    expect(granted('signal').filter((rule) => /send/.test(rule))).toEqual([
      `signal (send, receive) peer=${OWN_PROFILE},`,
    ]);
    expect(granted('ptrace')).toEqual([
      `ptrace (read, readby, trace, tracedby) peer=${OWN_PROFILE},`,
    ]);
  });

  test('stands alone, and leaves the ABI to the host: an older one would take refusals away', () => {
    expect(rules.filter((rule) => /^abi\b|include|@\{/.test(rule))).toEqual([]);
  });
});

describe('its file', () => {
  test('is written to where the command says', async () => {
    const folder = path.join(scratchFolder(), 'my data');
    await writeApparmorProfile(folder);
    const file = apparmorProfileFile(folder);
    expect(readFileSync(file, 'utf8')).toBe(APPARMOR_PROFILE);
    expect(loadCommand(folder)).toBe(`sudo apparmor_parser -r -W '${file}'`);
  });

  test.runIf(existsSync('/usr/sbin/apparmor_parser'))(
    'is understood by AppArmor’s own parser',
    async () => {
      const folder = scratchFolder();
      await writeApparmorProfile(folder);
      const words = ['--skip-kernel-load', '--skip-cache', apparmorProfileFile(folder)];
      expect(() =>
        execFileSync('/usr/sbin/apparmor_parser', words, { stdio: 'pipe' }),
      ).not.toThrow();
    },
  );
});
