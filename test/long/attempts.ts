/** What AppArmor stops when nothing else would: programs in Python that print `stopped` or `works`. */
import { AS_ROOT, attempt } from '../engine/matrix/experiments/experiment.ts';

export interface Attempt {
  readonly what: string;
  /** By Docker's profile and ours, or by ours alone. */
  readonly stoppedBy: 'any' | 'ours';
  /** Levels without which another layer would stop it. */
  readonly asked: Readonly<Record<string, string>>;
  readonly program: string;
}

/** Several statements as one. */
const inTurn = (...statements: readonly string[]): string => attempt(statements.join('\n    '));

export const ATTEMPTS: readonly Attempt[] = [
  {
    what: 'a user namespace',
    stoppedBy: 'any',
    asked: { seccomp: 'off' },
    program: attempt('os.unshare(os.CLONE_NEWUSER)'),
  },
  {
    what: 'a mount in a user namespace of its own',
    stoppedBy: 'any',
    // The filter would refuse the namespace.
    asked: { seccomp: 'off' },
    program: inTurn(
      'os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNS)',
      // mount(2) of x86-64, which the machine is.
      'call(165, b"tmpfs", b"/tmp", b"tmpfs", 0, None)',
    ),
  },
  {
    what: 'rewriting memory by way of /proc',
    stoppedBy: 'ours',
    asked: {},
    program: inTurn(
      'text = ctypes.create_string_buffer(b"before")',
      'memory = os.open("/proc/self/mem", os.O_RDWR)',
      'os.pwrite(memory, b"after!", ctypes.addressof(text))',
      'assert text.value == b"after!"',
    ),
  },
  {
    what: 'the kernel’s cryptography through a socket',
    stoppedBy: 'ours',
    // The filter closes it as well.
    asked: { seccomp: 'off' },
    program: attempt('socket.socket(socket.AF_ALG, socket.SOCK_SEQPACKET, 0)'),
  },
  {
    what: 'packets of the network’s lowest layer',
    stoppedBy: 'ours',
    asked: AS_ROOT,
    program: attempt('socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 3)'),
  },
];
