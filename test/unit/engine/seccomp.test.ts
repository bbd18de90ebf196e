/** The filters that we carry: well formed, truthful about where they come from, and closed where they say. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultProfile } from '../../../electron/engine/docker/seccomp/default-profile.ts';
import moby from '../../../electron/engine/docker/seccomp/moby-default.json' with { type: 'json' };
import type { FilterProfile } from '../../../electron/engine/docker/seccomp/profile.ts';
import { SECCOMP_PROFILES } from '../../../electron/engine/docker/seccomp/profiles.ts';
import { strictProfile } from '../../../electron/engine/docker/seccomp/strict-profile.ts';
import { seccomp } from '../../../shared/layers/seccomp.ts';
import { evidenceOf } from '../shared/layers/support/evidence.ts';
import { type Call, isOpen, type Where } from './support/seccomp-filter.ts';

const docker = moby as FilterProfile;
const ALL_CAPABILITIES = [
  ...new Set(docker.syscalls.flatMap(({ includes }) => includes?.caps ?? [])),
];
const ARCHITECTURES = ['amd64', 'arm64', 'riscv64', 's390x'];

/** Bits that the kernel drops where an argument is an `int`. */
const UPPER_HALVES = [0n, 1n << 32n, 0xffff_ffffn << 32n];

const call = (name: string, ...words: readonly (number | bigint)[]): Call => ({
  name,
  arguments: words.map(BigInt),
});
const namesOf = (profile: FilterProfile): string[] => [
  ...new Set(
    profile.syscalls
      .filter(({ action }) => action === 'SCMP_ACT_ALLOW')
      .flatMap(({ names }) => names),
  ),
];

/** Any call of any of the profiles, with the arguments that rules speak of and others. */
const anyWord = fc.oneof(
  fc
    .constantFrom(
      ...new Set(
        [docker, defaultProfile, strictProfile]
          .flatMap(({ syscalls }) => syscalls.flatMap(({ args }) => args ?? []))
          .flatMap(({ value, valueTwo }) => [value, valueTwo ?? 0]),
      ),
    )
    .map(BigInt),
  fc.bigInt({ min: 0n, max: 0xffffn }),
  fc.bigInt({ min: 0n, max: 0xffff_ffff_ffff_ffffn }),
);
const anyCall: fc.Arbitrary<Call> = fc.record({
  name: fc.constantFrom(...new Set([...namesOf(docker), ...namesOf(strictProfile)])),
  arguments: fc.array(anyWord, { minLength: 6, maxLength: 6 }),
});
const anyWhere: fc.Arbitrary<Where> = fc.record({
  architecture: fc.constantFrom(...ARCHITECTURES),
  capabilities: fc.subarray(ALL_CAPABILITIES),
});
const RUNS = { numRuns: 20_000 };

describe.each(['default', 'strict'] as const)('the profile “%s”', (level) => {
  const profile = JSON.parse(SECCOMP_PROFILES[level]) as FilterProfile;

  test('is in the format of the Engine API, and in words that engines know', () => {
    expect(profile.defaultAction).toBe('SCMP_ACT_ERRNO');
    expect(profile.defaultErrnoRet).toBe(1);
    for (const rule of profile.syscalls) {
      const known = ['names', 'action', 'errnoRet', 'args', 'comment', 'includes', 'excludes'];
      expect(known).toEqual(expect.arrayContaining(Object.keys(rule)));
      expect(['SCMP_ACT_ALLOW', 'SCMP_ACT_ERRNO']).toContain(rule.action);
      expect(rule.names.length).toBeGreaterThan(0);
      expect(new Set(rule.names).size).toBe(rule.names.length);
      for (const name of rule.names) expect(name).toMatch(/^_?[a-z][a-z0-9_]*$/);
    }
  });

  test('never compares one argument twice in a rule: runc would open either', () => {
    for (const { args = [] } of profile.syscalls) {
      const indexes = args.map(({ index }) => index);
      expect(new Set(indexes).size).toBe(indexes.length);
      for (const index of indexes) expect(index).toBeLessThan(6);
    }
  });

  test('can be told by the engine’s inspect', () => {
    const securityOptions = ['no-new-privileges:true', `seccomp=${SECCOMP_PROFILES[level]}`];
    expect(seccomp.readBack(evidenceOf({}, { securityOptions }).container)).toBe(level);
  });

  test('has no entry into the kernel but the processor’s own on amd64', () => {
    const amd64 = profile.archMap.find(({ architecture }) => architecture === 'SCMP_ARCH_X86_64');
    expect(amd64?.subArchitectures).toEqual([]);
  });

  test.each(
    `keyctl add_key request_key userfaultfd io_uring_setup io_uring_enter io_uring_register bpf
     perf_event_open mount umount2 pivot_root unshare setns open_by_handle_at init_module
     finit_module delete_module kexec_load reboot swapon settimeofday move_pages kcmp pidfd_getfd
     syslog quotactl chroot`.split(/\s+/),
  )('keeps %s from a process without capabilities', (name) => {
    expect(isOpen(profile, call(name))).toBe(false);
  });

  test.each('read write execve mmap openat exit_group futex wait4'.split(' '))(
    'lets %s through, without which nothing runs',
    (name) => expect(isOpen(profile, call(name))).toBe(true),
  );

  test('opens no new namespace without the capability for it, and no clone3 at all', () => {
    const flags = [
      0x2_0000, 0x200_0000, 0x400_0000, 0x800_0000, 0x1000_0000, 0x2000_0000, 0x4000_0000,
    ];
    for (const flag of flags) expect(isOpen(profile, call('clone', flag))).toBe(false);
    expect(isOpen(profile, call('clone', 0x11))).toBe(true);
    expect(isOpen(profile, call('clone3'))).toBe(false);
    const rule = profile.syscalls.find(
      ({ names, action }) => action === 'SCMP_ACT_ERRNO' && names.includes('clone3'),
    );
    expect(rule?.errnoRet).toBe(38);
  });
});

describe('where “default” comes from', () => {
  test('the rules that it starts from are those of Debian’s docker.io 28.5.2', () => {
    // Of the JSON value: formatting aside, the file in the source package has the same.
    const digest = createHash('sha256').update(JSON.stringify(moby)).digest('hex');
    expect(digest).toBe('9d5da4e695b24a01b4cb48726b4df096096ed8a9bd2bd6d985ac9c23283734bb');
  });

  test('it is never wider, and differs in what makes sockets alone', () => {
    fc.assert(
      fc.property(anyCall, anyWhere, (any, where) => {
        const before = isOpen(docker, any, where);
        const after = isOpen(defaultProfile, any, where);
        if (before === after) return;
        expect([before, after]).toEqual([true, false]);
        expect(['socket', 'socketpair', 'socketcall']).toContain(any.name);
      }),
      RUNS,
    );
  });

  test('the rule it replaces lets AF_VSOCK pass by its upper half, and AF_ALG always', () => {
    expect(isOpen(docker, call('socket', 40))).toBe(false);
    expect(isOpen(docker, call('socket', (1n << 32n) | 40n))).toBe(true);
    expect(isOpen(docker, call('socket', 38))).toBe(true);
  });

  test.each(UPPER_HALVES)(
    'it opens five families of sockets, whatever the upper half (%s)',
    (upper) => {
      for (const name of ['socket', 'socketpair']) {
        const open = Array.from({ length: 64 }, (_, family) => family).filter((family) =>
          isOpen(defaultProfile, call(name, upper | BigInt(family))),
        );
        expect(open).toEqual([1, 2, 10, 16, 17]);
      }
      expect(isOpen(defaultProfile, call('socketcall', upper | 1n))).toBe(false);
    },
  );
});

describe('what “strict” keeps closed', () => {
  test('every name of its list is one of default’s', () => {
    const known = new Set(namesOf(defaultProfile));
    expect(namesOf(strictProfile).filter((name) => !known.has(name))).toEqual([]);
  });

  test('it is never wider than default, with whatever capabilities', () => {
    fc.assert(
      fc.property(anyCall, anyWhere, (any, where) => {
        const isWider = isOpen(strictProfile, any, where) && !isOpen(defaultProfile, any, where);
        expect(isWider).toBe(false);
      }),
      RUNS,
    );
  });

  test('capabilities open nothing', () => {
    fc.assert(
      fc.property(anyCall, fc.constantFrom(...ARCHITECTURES), (any, architecture) => {
        const without = isOpen(strictProfile, any, { architecture, capabilities: [] });
        const all = isOpen(strictProfile, any, { architecture, capabilities: ALL_CAPABILITIES });
        expect(all).toBe(without);
      }),
      RUNS,
    );
  });

  test.each(
    `ptrace process_vm_readv process_vm_writev process_madvise pidfd_getfd kcmp keyctl add_key
     request_key userfaultfd bpf perf_event_open name_to_handle_at open_by_handle_at io_uring_setup
     io_uring_enter io_uring_register io_setup io_submit io_getevents io_destroy chroot pivot_root
     mount umount2 mount_setattr move_mount open_tree fsopen fsconfig fsmount fspick setns unshare
     memfd_create memfd_secret vmsplice tee swapon swapoff quotactl quotactl_fd kexec_load acct
     reboot init_module finit_module delete_module modify_ldt fanotify_init fanotify_mark sync
     syncfs sync_file_range seccomp landlock_create_ruleset sched_setattr ioprio_set mincore
     adjtimex clock_adjtime clock_settime settimeofday syslog sethostname socketcall statmount
     listmount readahead remap_file_pages map_shadow_stack cachestat`.split(/\s+/),
  )('%s', (name) => {
    expect(namesOf(strictProfile)).not.toContain(name);
  });

  const PAIRS: readonly (readonly [string, Call, Call])[] = [
    ['typing into the terminal', call('ioctl', 0, 0x5412), call('ioctl', 0, 0x5413)],
    ['the console’s own requests', call('ioctl', 0, 0x541c), call('ioctl', 0, 0x541b)],
    ['line disciplines', call('ioctl', 0, 0x5423), call('ioctl', 0, 0x5422)],
    ['filters of a program’s own', call('prctl', 22, 2), call('prctl', 15, 2)],
    ['the memory map’s bounds', call('prctl', 35), call('prctl', 4)],
    ['limits of other processes', call('prlimit64', 7), call('prlimit64', 0)],
    ['character devices', call('mknodat', 0, 0, 0o020600), call('mknodat', 0, 0, 0o010600)],
    ['block devices', call('mknod', 0, 0o060600), call('mknod', 0, 0o100600)],
    ['another personality', call('personality', 8), call('personality', 0)],
    ['no randomised addresses', call('personality', 0x4_0000), call('personality', 0xffff_ffff)],
    ['raw sockets', call('socket', 2, 3, 1), call('socket', 2, 1, 6)],
    ['pings', call('socket', 2, 2, 1), call('socket', 2, 2, 17)],
    ['SCTP', call('socket', 2, 1, 132), call('socket', 10, 1, 0)],
    ['packets', call('socket', 17, 3, 0), call('socket', 1, 5, 0)],
    ['the audit’s netlink', call('socket', 16, 3, 9), call('socket', 16, 3, 0)],
    ['pairs of TCP sockets', call('socketpair', 2, 1, 0), call('socketpair', 1, 1, 0)],
  ];

  test.each(PAIRS)('%s, and not its neighbour', (_what, closed, neighbour) => {
    expect(isOpen(strictProfile, neighbour)).toBe(true);
    expect(isOpen(strictProfile, closed)).toBe(false);
    for (const upper of UPPER_HALVES) {
      for (let at = 0; at < closed.arguments.length; at++) {
        const words = closed.arguments.map((word, index) => (index === at ? word | upper : word));
        expect(isOpen(strictProfile, { ...closed, arguments: words })).toBe(false);
      }
    }
  });
});

describe('the figures that the layer’s text tells', () => {
  /** Names that rules carry for 32-bit programs and other processors: x86-64 has no such calls. */
  const ELSEWHERE =
    /(_time64|_time32|64_64)$|^(chown|fchown|lchown|get[a-z]*|set[a-z]*)32$|^(f|l)?(stat|statfs|truncate)64$|^(fcntl64|fstatat64|fstatfs64|ftruncate64|clock_adjtime64|clock_gettime64|timer_gettime64|timer_settime64|timerfd_gettime64|timerfd_settime64|sendfile64|_llseek|_newselect|ipc|mmap2|recv|send|riscv_hwprobe|sigprocmask|sigreturn|ugetrlimit|waitpid)$/;
  const openWithout = (profile: FilterProfile): number =>
    new Set(
      profile.syscalls
        .filter(({ action, includes, excludes }) => {
          const here = includes?.arches?.includes('amd64') ?? true;
          const isExcluded = excludes?.arches?.includes('amd64') ?? false;
          return action === 'SCMP_ACT_ALLOW' && !includes?.caps?.length && here && !isExcluded;
        })
        .flatMap(({ names }) => names.filter((name) => !ELSEWHERE.test(name))),
    ).size;

  test('are those of the profiles, on x86-64 and without a capability', () => {
    expect(openWithout(defaultProfile)).toBe(308);
    expect(openWithout(strictProfile)).toBe(254);
    expect(seccomp.doesNotStop).toContain('some 300 of them at “default”, some 250 at “strict”');
  });
});
