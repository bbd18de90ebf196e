/** A wait status as waitpid(2) gives it, in Linux's encoding. Pure. */

export interface ProcessEnd {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  /** The signal's name, `SIGSEGV`; null when it exited. */
  readonly signal: string | null;
}

/** Linux's signals by number: the sandbox is Linux on every host. */
const SIGNALS: readonly string[] = [
  '',
  ...'SIGHUP SIGINT SIGQUIT SIGILL SIGTRAP SIGABRT SIGBUS SIGFPE SIGKILL SIGUSR1 SIGSEGV SIGUSR2 SIGPIPE SIGALRM SIGTERM SIGSTKFLT SIGCHLD SIGCONT SIGSTOP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGXCPU SIGXFSZ SIGVTALRM SIGPROF SIGWINCH SIGIO SIGPWR SIGSYS'.split(
    ' ',
  ),
];

export function processEnd(waitStatus: number): ProcessEnd {
  const number = waitStatus & 0x7f;
  if (number === 0) {
    return { exitCode: (waitStatus >> 8) & 0xff, signal: null };
  }
  const signal = SIGNALS[number] ?? `SIG${number}`;
  return { exitCode: null, signal };
}

/** The number of a signal that `processEnd` named. */
export function signalNumber(name: string): number {
  const at = SIGNALS.indexOf(name);
  return at > 0 ? at : Number(name.replace(/^SIG/, ''));
}
