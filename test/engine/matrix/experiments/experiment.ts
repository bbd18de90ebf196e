/**
 * One layer tried on one program: at the holding level it is stopped, at the
 * open one it is not. Where the open one holds as well, only less (a larger size,
 * a wider list), it does not stop this program.
 */
import type { RunResult } from '../../../../shared/run-result.ts';

export interface Surroundings {
  /** A listener that the test has started beside the engine. */
  readonly listener: { readonly host: string; readonly port: number };
}

export interface Experiment {
  readonly layer: string;
  /** What the program does, for the table. */
  readonly does: string;
  readonly holding: string;
  readonly open: string;
  /** Whether the open level is only a larger size or a wider list, which holds too. */
  readonly openHolds?: boolean;
  /** Other levels that the program needs to get as far as this layer. */
  readonly with?: Readonly<Record<string, string>>;
  /** Python. It prints `works` when nothing has stopped it. */
  program(surroundings: Surroundings): string;
  /** Where the program cannot say so itself. */
  works?(result: RunResult): boolean;
}

/** Root with Docker's capabilities: what is stopped then is stopped by the layer, not by file modes. */
export const AS_ROOT = { user: 'root', capabilities: 'docker-default' };

/** Carries out a statement, and prints `works` or what stopped it. */
export const attempt = (statement: string): string => `
import ctypes, os, socket
libc = ctypes.CDLL(None, use_errno=True)
def call(number, *words):
    result = libc.syscall(number, *words)
    if result < 0: raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result
try:
    ${statement}
    print("works")
except OSError as error:
    print("stopped", error)
`;

export const worked = (experiment: Experiment, result: RunResult): boolean =>
  experiment.works?.(result) ?? /^works$/m.test(result.stdout);
