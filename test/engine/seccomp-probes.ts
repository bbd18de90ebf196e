/**
 * System calls as a C program tries them, one by one. Each is chosen so that
 * nothing but a filter answers EPERM to it: where it is open it works, or fails
 * for its arguments (EBADF, EFAULT, EINVAL) or for what the kernel lacks.
 */
import os from 'node:os';
import type { Asked } from './harness.ts';

export interface ProbedCall {
  readonly what: string;
  /** A C expression; -1 with `errno` set when it is refused. */
  readonly call: string;
  /** A setting of the kernel by which, unless it is 0, it answers EPERM itself. */
  readonly unless?: string;
  /** Only on this processor. */
  readonly on?: NodeJS.Architecture;
}

export const CALLS_CLOSED_BY_DEFAULT: readonly ProbedCall[] = [
  { what: 'AF_ALG: the kernel’s cryptography', call: 'socket(38, SOCK_SEQPACKET, 0)' },
  { what: 'AF_ALG by its lower half', call: 'syscall(SYS_socket, UPPER | 38, SOCK_SEQPACKET, 0)' },
  { what: 'AF_VSOCK: the hypervisor', call: 'socket(40, SOCK_STREAM, 0)' },
  { what: 'AF_VSOCK by its lower half', call: 'syscall(SYS_socket, UPPER | 40, SOCK_STREAM, 0)' },
  { what: 'a pair of AF_VSOCK', call: 'socketpair(40, SOCK_STREAM, 0, pair)' },
  { what: 'AF_CAN', call: 'socket(29, SOCK_RAW, 1)' },
  { what: 'AF_TIPC', call: 'socket(30, SOCK_STREAM, 0)' },
  {
    what: 'io_uring',
    call: 'syscall(SYS_io_uring_setup, 1, NULL)',
    unless: '/proc/sys/kernel/io_uring_disabled',
  },
  { what: 'keyrings', call: 'syscall(SYS_keyctl, 0, -3, 0)' },
  // 1: UFFD_USER_MODE_ONLY, which no setting takes away.
  { what: 'userfaultfd', call: 'syscall(SYS_userfaultfd, 1)' },
  { what: 'kcmp', call: 'syscall(SYS_kcmp, getpid(), getpid(), 0, 0, 0)' },
  { what: 'perf events', call: 'syscall(SYS_perf_event_open, NULL, 0, -1, -1, -1L)' },
  { what: 'namespaces of others', call: 'setns(-1, 0)' },
  { what: 'descriptors of others', call: 'syscall(SYS_pidfd_getfd, -1, 0, 0)' },
  { what: 'memory policy', call: 'syscall(SYS_get_mempolicy, NULL, NULL, 0, NULL, 0)' },
];

export const CALLS_CLOSED_BY_STRICT: readonly ProbedCall[] = [
  { what: 'tracing', call: 'ptrace(PTRACE_ATTACH, -1, NULL, NULL)' },
  { what: 'reading memory of others', call: 'process_vm_readv(getpid(), NULL, 0, NULL, 0, 0)' },
  { what: 'writing memory of others', call: 'process_vm_writev(getpid(), NULL, 0, NULL, 0, 0)' },
  { what: 'file handles', call: 'syscall(SYS_name_to_handle_at, -1, "", NULL, NULL, 0)' },
  { what: 'asynchronous I/O of the kernel', call: 'syscall(SYS_io_setup, 0, NULL)' },
  { what: 'limits by process id', call: 'prlimit(getpid(), RLIMIT_NOFILE, NULL, &limit)' },
  { what: 'another personality', call: 'personality(8)' },
  { what: 'scheduling attributes', call: 'syscall(SYS_sched_setattr, 0, NULL, 0)' },
  { what: 'I/O priorities', call: 'syscall(SYS_ioprio_get, 1, 0)' },
  { what: 'files in memory', call: 'memfd_create("x", 0)' },
  { what: 'secret memory', call: 'syscall(SYS_memfd_secret, 0)' },
  { what: 'memory into pipes', call: 'vmsplice(-1, NULL, 0, 0)' },
  { what: 'pipes into pipes', call: 'tee(-1, -1, 1, 0)' },
  { what: 'flushing the host’s disks', call: 'syncfs(-1)' },
  { what: 'a filter of its own', call: 'syscall(SYS_seccomp, 2, 0, NULL)' },
  { what: 'a filter of its own by prctl', call: 'prctl(PR_SET_SECCOMP, 2, NULL)' },
  {
    what: 'a filter of its own by the lower half',
    call: 'syscall(SYS_prctl, UPPER | 22, 2, NULL)',
  },
  { what: 'landlock', call: 'syscall(SYS_landlock_create_ruleset, NULL, 0, 1)' },
  { what: 'what is in the page cache', call: 'mincore((void *)1, 1, NULL)' },
  { what: 'the clock’s adjustment', call: 'adjtimex(&clock)' },
  { what: 'segment tables', call: 'syscall(SYS_modify_ldt, 0, NULL, 0)', on: 'x64' },
  { what: 'typing into the terminal', call: 'ioctl(0, 0x5412, "x")' },
  { what: 'typing by the lower half', call: 'ioctl(0, UPPER | 0x5412, "x")' },
  { what: 'the console’s requests', call: 'ioctl(0, 0x541c, "x")' },
  { what: 'line disciplines', call: 'ioctl(0, 0x5423, "x")' },
  { what: 'SCTP', call: 'socket(AF_INET, SOCK_STREAM, 132)' },
  { what: 'multipath TCP', call: 'socket(AF_INET, SOCK_STREAM, 262)' },
  { what: 'netlink beyond routes', call: 'socket(AF_NETLINK, SOCK_RAW, 15)' },
];

/** Of root with Docker's default capabilities. */
export const CALLS_OF_ROOT_CLOSED_BY_STRICT: readonly ProbedCall[] = [
  { what: 'chroot', call: 'chroot("/")' },
  { what: 'a character device', call: 'mknod("/tmp/null", S_IFCHR | 0600, makedev(1, 3))' },
  { what: 'a raw socket', call: 'socket(AF_INET, SOCK_RAW, 1)' },
  { what: 'a packet socket', call: 'socket(AF_PACKET, SOCK_RAW, 0)' },
];

/** A C program that tries the calls and prints, of each, whether it was refused. */
export function probing(calls: readonly ProbedCall[]): Pick<Asked, 'language' | 'source'> {
  const tries = calls
    .filter(({ on }) => on === undefined || on === os.arch())
    .map(({ what, call, unless }) => {
      const condition = unless === undefined ? '' : `if (is_zero("${unless}")) `;
      return `  ${condition}{ errno = 0; say("${what}", (long)(${call})); }`;
    });
  return { language: 'c', source: `${PREFACE}\nint main(void) {\n${tries.join('\n')}\n}\n` };
}

const PREFACE = String.raw`
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/timex.h>
#include <sys/uio.h>
#include <unistd.h>

#define UPPER (1L << 32)

static int pair[2];
static struct rlimit limit;
static struct timex clock;

static void say(const char *what, long result) {
  printf("%s\t%s\n", result == -1 && errno == EPERM ? "refused" : "open", what);
}

static int is_zero(const char *setting) {
  FILE *file = fopen(setting, "r");
  int is = !file || fgetc(file) == '0';
  if (file) fclose(file);
  return is;
}
`;

/** Reads what such a program printed. */
export function refusedIn(stdout: string): { tried: string[]; refused: string[] } {
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  const named = (words: readonly string[]): string => words[1] ?? '';
  return {
    tried: lines.map(named),
    refused: lines.filter(([state]) => state === 'refused').map(named),
  };
}
