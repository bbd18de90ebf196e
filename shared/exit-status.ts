/** Exit statuses of `glovebox run`: the program's own where it ended by itself, else sysexits(3) and shell custom. */
import type { ErrorCode } from './outcome.ts';
import type { Verdict } from './run-result.ts';

export const EXIT = {
  usage: 64,
  compileFailed: 65,
  unavailable: 69,
  internal: 70,
  refused: 77,
  deadline: 124,
  outputLimit: 125,
  cancelled: 130,
  outOfMemory: 137,
} as const;

/** @param signalNumber the number of the verdict's signal, where it has one */
export function exitStatusOf(verdict: Verdict, signalNumber: number | null): number {
  switch (verdict.kind) {
    case 'finished':
      return 0;
    case 'failed':
      // Without a code of its own it was ended at the writable root's limit, or never began.
      return verdict.exitCode ?? (verdict.limitsHit.length > 0 ? EXIT.outputLimit : EXIT.internal);
    case 'signalled':
      return 128 + (signalNumber ?? 9);
    case 'compile-failed':
      return EXIT.compileFailed;
    case 'deadline':
      return EXIT.deadline;
    case 'out-of-memory':
      return EXIT.outOfMemory;
    case 'output-limit':
      return EXIT.outputLimit;
    case 'cancelled':
      return EXIT.cancelled;
    case 'refused':
      return EXIT.refused;
    case 'engine-lost':
      return EXIT.unavailable;
  }
}

export function exitStatusOfError(code: ErrorCode): number {
  switch (code) {
    case 'bad-input':
    case 'not-found':
    case 'unknown-call':
      return EXIT.usage;
    case 'engine-absent':
    case 'engine-permission':
    case 'engine-too-old':
    case 'engine-lost':
      return EXIT.unavailable;
    case 'consent-missing':
    case 'refused':
      return EXIT.refused;
    case 'cancelled':
      return EXIT.cancelled;
    case 'conflict':
    case 'image-missing':
    case 'image-build-failed':
    case 'disk-full':
    case 'internal':
      return EXIT.internal;
  }
}
