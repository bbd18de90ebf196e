/** How each kind of verdict is named and marked. */
import type { IconName } from '../design/icon.tsx';
import type { VerdictKind } from '../../shared/run-result.ts';

export interface VerdictWords {
  readonly word: string;
  readonly tone: 'good' | 'plain' | 'bad';
  readonly icon: IconName;
}

const BAD = { tone: 'bad', icon: 'warning' } as const;

export const VERDICT_WORDS: Readonly<Record<VerdictKind, VerdictWords>> = {
  finished: { word: 'Finished', tone: 'good', icon: 'check' },
  failed: { word: 'Failed', ...BAD },
  signalled: { word: 'Crashed', ...BAD },
  'compile-failed': { word: 'Did not compile', ...BAD },
  deadline: { word: 'Out of time', ...BAD },
  'out-of-memory': { word: 'Out of memory', ...BAD },
  'output-limit': { word: 'Too much output', ...BAD },
  cancelled: { word: 'Stopped', tone: 'plain', icon: 'stopped' },
  refused: { word: 'Refused', tone: 'bad', icon: 'cross' },
  'engine-lost': { word: 'Engine lost', tone: 'bad', icon: 'plug' },
};

/** For a run that ended before there was a verdict. */
export const NOT_RUN: VerdictWords = { word: 'Not run', tone: 'bad', icon: 'cross' };
