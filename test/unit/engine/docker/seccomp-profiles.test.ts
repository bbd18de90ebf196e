import { describe, expect, test } from 'vitest';
import { SECCOMP_PROFILES } from '../../../../electron/engine/docker/seccomp/profiles.ts';

interface Rule {
  readonly names: readonly string[];
  readonly action: string;
  readonly includes?: { readonly caps?: readonly string[] };
}
interface Profile {
  readonly glovebox: string;
  readonly defaultAction: string;
  readonly syscalls: readonly Rule[];
}

const profile = (name: 'default' | 'strict'): Profile =>
  JSON.parse(SECCOMP_PROFILES[name]) as Profile;

/** Calls that a process without capabilities may make, whatever their arguments. */
function openTo({ syscalls }: Profile): Set<string> {
  const rules = syscalls.filter(
    ({ action, includes }) => action === 'SCMP_ACT_ALLOW' && (includes?.caps ?? []).length === 0,
  );
  return new Set(rules.flatMap(({ names }) => names));
}

describe.each(['default', 'strict'] as const)('the profile %s', (name) => {
  test('names itself, so that the engine’s inspect tells which was given', () => {
    expect(profile(name).glovebox).toBe(name);
    expect(SECCOMP_PROFILES[name]).toMatch(new RegExp(`"glovebox":\\s*"${name}"`));
  });

  test('refuses what it does not name', () => {
    expect(profile(name).defaultAction).toBe('SCMP_ACT_ERRNO');
  });

  test.each([
    'keyctl',
    'add_key',
    'request_key',
    'userfaultfd',
    'io_uring_setup',
    'io_uring_enter',
    'mount',
    'umount2',
    'pivot_root',
    'unshare',
    'setns',
    'init_module',
    'finit_module',
    'delete_module',
    'kexec_load',
    'bpf',
    'perf_event_open',
    'open_by_handle_at',
    'reboot',
    'swapon',
    'settimeofday',
    'move_pages',
    'nfsservctl',
  ])('keeps %s from a process without capabilities', (call) => {
    expect(openTo(profile(name))).not.toContain(call);
  });

  test.each(['read', 'write', 'execve', 'clone', 'mmap', 'openat', 'exit_group', 'futex'])(
    'lets %s through, without which nothing runs',
    (call) => {
      const allowing = profile(name).syscalls.filter(({ action }) => action === 'SCMP_ACT_ALLOW');
      expect(allowing.flatMap(({ names }) => names)).toContain(call);
    },
  );
});
