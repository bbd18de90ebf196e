import { describe, expect, test } from 'vitest';
import { exitStatusOf, exitStatusOfError } from '../../../shared/exit-status.ts';
import type { ErrorCode } from '../../../shared/outcome.ts';
import type { Verdict } from '../../../shared/run-result.ts';

const verdict = (what: Partial<Verdict> & Pick<Verdict, 'kind'>): Verdict => ({
  stage: 'run',
  exitCode: null,
  signal: null,
  sentence: '',
  limitsHit: [],
  ...what,
});

describe('the exit status of a run', () => {
  test.each([
    ['the program’s own: 0', verdict({ kind: 'finished', exitCode: 0 }), null, 0],
    ['the program’s own: 3', verdict({ kind: 'failed', exitCode: 3 }), null, 3],
    ['the program’s own: 255', verdict({ kind: 'failed', exitCode: 255 }), null, 255],
    ['128+n of SIGSEGV', verdict({ kind: 'signalled', signal: 'SIGSEGV' }), 11, 139],
    ['128+n of SIGTERM', verdict({ kind: 'signalled', signal: 'SIGTERM' }), 15, 143],
    ['a signal of unknown number', verdict({ kind: 'signalled' }), null, 137],
    ['deadline', verdict({ kind: 'deadline', signal: 'SIGKILL' }), 9, 124],
    ['out of memory', verdict({ kind: 'out-of-memory', signal: 'SIGKILL' }), 9, 137],
    ['output limit', verdict({ kind: 'output-limit', signal: 'SIGKILL' }), 9, 125],
    [
      'compile failed, whatever the compiler’s own',
      verdict({ kind: 'compile-failed', exitCode: 1 }),
      null,
      65,
    ],
    ['refused', verdict({ kind: 'refused' }), null, 77],
    ['cancelled', verdict({ kind: 'cancelled', signal: 'SIGKILL' }), 9, 130],
    ['engine lost', verdict({ kind: 'engine-lost' }), null, 69],
    [
      'the writable root’s limit',
      verdict({ kind: 'failed', limitsHit: ['filesystem'] }),
      null,
      125,
    ],
    ['never begun', verdict({ kind: 'failed' }), null, 70],
  ] as const)('%s', (_name, ended, signal, status) => {
    expect(exitStatusOf(ended, signal)).toBe(status);
  });
});

describe('the exit status where there was no run', () => {
  const table: Readonly<Record<ErrorCode, number>> = {
    'bad-input': 64,
    'unknown-call': 64,
    'not-found': 64,
    'engine-absent': 69,
    'engine-permission': 69,
    'engine-too-old': 69,
    'engine-lost': 69,
    'consent-missing': 77,
    refused: 77,
    cancelled: 130,
    conflict: 70,
    'image-missing': 70,
    'image-build-failed': 70,
    'disk-full': 70,
    internal: 70,
  };
  test.each(Object.entries(table) as [ErrorCode, number][])('%s: %i', (code, status) => {
    expect(exitStatusOfError(code)).toBe(status);
  });
});
