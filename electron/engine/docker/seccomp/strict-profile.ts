/**
 * The level `strict`: what our fourteen languages need, and nothing else.
 *
 * Derived by observation (`test/engine/seccomp-survey.ts`): strace attached to
 * the launcher under the level `default`, over every program of the engine
 * tests and one everyday program a language that walks through what its own
 * library is for. A call is open when a language's library makes it in ordinary
 * use, with its twins: the older and newer name of the same thing, and what
 * other architectures have instead. What only programs ask for that know what
 * they are after, by number or by a library's thinnest wrapper, is closed.
 *
 * - No rule leans on a capability: the list is the same for root.
 * - Only the processor's own entry into the kernel is open. The 32-bit one,
 *   a second and less trodden set of the same calls, ends the program.
 * - The runtime passes through the filter as well: without no-new-privileges
 *   runc loads it before it sets user, groups and capabilities.
 *
 * Measured on amd64. Control requests (`ioctl`) are written in the numbers that
 * amd64, arm64, riscv64 and s390x share (asm-generic/ioctls.h); where others
 * hold, terminals will not be found.
 */
import { STRICT_CALLS } from './strict-calls.ts';
import {
  type ArgumentCondition,
  bitsAre,
  type FilterProfile,
  type FilterRule,
  lowWordIs,
  open,
  wordIs,
} from './profile.ts';

const ENOSYS = 38;

/** Without their 32-bit entries, which `subArchitectures` would open. */
const ARCHITECTURES = ['X86_64', 'AARCH64', 'RISCV64', 'S390X'];

/** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID and NEWNET of linux/sched.h. */
const NEW_NAMESPACES = 0x7e02_0000;

const THREADS: readonly FilterRule[] = [
  {
    ...open('no new namespaces', ['clone'], bitsAre(0, NEW_NAMESPACES, 0)),
    excludes: { arches: ['s390', 's390x'] },
  },
  {
    ...open('no new namespaces; flags come second here', ['clone'], bitsAre(1, NEW_NAMESPACES, 0)),
    includes: { arches: ['s390', 's390x'] },
  },
  {
    comment: 'takes its flags in memory; C libraries fall back to clone',
    names: ['clone3'],
    action: 'SCMP_ACT_ERRNO',
    errnoRet: ENOSYS,
  },
];

const OF_ARCHITECTURES: readonly FilterRule[] = [
  { ...open('thread-local storage', ['arch_prctl']), includes: { arches: ['amd64'] } },
  {
    ...open('code made at run time; what the processor can', [
      'riscv_flush_icache',
      'riscv_hwprobe',
    ]),
    includes: { arches: ['riscv64'] },
  },
];

const AF = { UNIX: 1, INET: 2, INET6: 10, NETLINK: 16 };
const SOCK = { STREAM: 1, DGRAM: 2, RAW: 3 };
/** The kernel's SOCK_TYPE_MASK: above it are SOCK_CLOEXEC and SOCK_NONBLOCK. */
const SOCK_TYPE = 0xf;
/** IPPROTO_TCP and IPPROTO_UDP; 0 is the type's usual one. */
const STREAM_PROTOCOLS = [0, 6];
const DGRAM_PROTOCOLS = [0, 17];
const NETLINK_ROUTE = 0;

const isType = (type: number): ArgumentCondition => bitsAre(1, SOCK_TYPE, type);

const SOCKETS: readonly FilterRule[] = [
  open('Unix', ['socket', 'socketpair'], lowWordIs(0, AF.UNIX)),
  ...[AF.INET, AF.INET6].flatMap((family) => [
    ...STREAM_PROTOCOLS.map((protocol) =>
      open('TCP', ['socket'], lowWordIs(0, family), isType(SOCK.STREAM), lowWordIs(2, protocol)),
    ),
    ...DGRAM_PROTOCOLS.map((protocol) =>
      open('UDP', ['socket'], lowWordIs(0, family), isType(SOCK.DGRAM), lowWordIs(2, protocol)),
    ),
  ]),
  ...[SOCK.RAW, SOCK.DGRAM].map((type) =>
    open(
      'to ask for addresses and interfaces, as name look-up does',
      ['socket'],
      lowWordIs(0, AF.NETLINK),
      isType(type),
      lowWordIs(2, NETLINK_ROUTE),
    ),
  ),
];

/**
 * Left out among the terminal's: TIOCSTI (0x5412), which types into it, TIOCLINUX
 * (0x541c) and TIOCSETD (0x5423), which loads line disciplines.
 */
const CONTROL_REQUESTS: Readonly<Record<string, readonly number[]>> = {
  'terminal: modes, flow, break (TCGETS to TIOCNXCL)': [
    0x5401, 0x5402, 0x5403, 0x5404, 0x5409, 0x540a, 0x540b, 0x540c, 0x540d, 0x5425,
  ],
  'terminal: modes with any speed (TCGETS2 to TCSETSF2)': [
    0x802c_542a, 0x402c_542b, 0x402c_542c, 0x402c_542d,
  ],
  'terminal: session, foreground, size': [0x540e, 0x540f, 0x5410, 0x5413, 0x5414, 0x5422, 0x5429],
  'terminal: its other side (TIOCPKT, TIOCGPTN, TIOCSPTLCK, TIOCGPTPEER)': [
    0x5420, 0x8004_5430, 0x4004_5431, 0x5441,
  ],
  'any descriptor: how much waits, blocking, close on exec': [
    0x5411, 0x541b, 0x5421, 0x5450, 0x5451, 0x5452,
  ],
  'interfaces: name, list, flags, addresses, size, hardware, index': [
    0x8910, 0x8912, 0x8913, 0x8915, 0x8917, 0x8919, 0x891b, 0x891d, 0x8921, 0x8927, 0x8933,
  ],
};

/**
 * Numbers of linux/prctl.h. Left out above all: PR_SET_SECCOMP (22), by which a
 * program hands the kernel code, PR_SET_MM, and the switches of single processors.
 */
const PROCESS_OPTIONS: Readonly<Record<string, readonly number[]>> = {
  'end with the parent, dumpable, capabilities, name (1 to 16)': [
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,
  ],
  'to ask whether there is a filter': [21],
  'bounding set and securebits, which the runtime sets': [23, 24, 27, 28],
  'timer slack': [29, 30],
  'adopting orphans, no-new-privileges': [36, 37, 38, 39],
  'large pages': [41, 42],
  'ambient capabilities, which the runtime sets': [47],
  'pointers and tags of arm64 (PAC_RESET_KEYS, TAGGED_ADDR)': [54, 55, 56],
  'a name for memory (PR_SET_VMA)': [0x5356_4d41],
};

function openEach(
  call: string,
  index: number,
  groups: Readonly<Record<string, readonly number[]>>,
): FilterRule[] {
  return Object.entries(groups).flatMap(([comment, values]) =>
    values.map((value) => open(comment, [call], lowWordIs(index, value))),
  );
}

const S_IFMT = 0xf000;
/** Pipe, file, socket; 0 is a file as well. Devices are left out. */
const NODES = [0x1000, 0x8000, 0xc000, 0];

const BY_ARGUMENT: readonly FilterRule[] = [
  ...openEach('ioctl', 1, CONTROL_REQUESTS),
  ...openEach('prctl', 0, PROCESS_OPTIONS),
  ...NODES.map((kind) => open('no devices', ['mknod'], bitsAre(1, S_IFMT, kind))),
  ...NODES.map((kind) => open('no devices', ['mknodat'], bitsAre(2, S_IFMT, kind))),
  open('its own limits only', ['prlimit64'], lowWordIs(0, 0)),
  open('the ordinary one', ['personality'], wordIs(0, 0)),
  open('to ask for it', ['personality'], wordIs(0, 0xffff_ffff)),
];

export const strictProfile: FilterProfile = {
  glovebox: 'strict',
  defaultAction: 'SCMP_ACT_ERRNO',
  defaultErrnoRet: 1,
  archMap: ARCHITECTURES.map((name) => ({
    architecture: `SCMP_ARCH_${name}`,
    subArchitectures: [],
  })),
  syscalls: [
    ...Object.entries(STRICT_CALLS).map(([comment, names]) => open(comment, names.split(' '))),
    ...THREADS,
    ...OF_ARCHITECTURES,
    ...SOCKETS,
    ...BY_ARGUMENT,
  ],
};
