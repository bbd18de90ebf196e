/** One measurement of one way, and what many of them say. */
import { PRINTED } from './programs.ts';
import type { WayFigures } from './report.ts';
import { summarise } from './statistics.ts';

/** Milliseconds since it was asked for. */
export interface Sample {
  readonly firstByteMs: number;
  readonly verdictMs: number;
  /** Until nothing of it remains; null where that is no moment of its own. */
  readonly removedMs: number | null;
}

/** A program that did not do what it should: its times mean nothing. */
export class UnsoundSampleError extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'UnsoundSampleError';
  }
}

/**
 * @param firstByteMs null when nothing was printed
 * @throws UnsoundSampleError unless the program printed its line and ended well
 */
export function soundSample(
  run: { readonly isWell: boolean; readonly stdout: string; readonly why: string },
  firstByteMs: number | null,
  verdictMs: number,
  removedMs: number | null,
): Sample {
  if (!run.isWell || run.stdout !== PRINTED || firstByteMs === null) {
    throw new UnsoundSampleError(`printed ${JSON.stringify(run.stdout)}; ${run.why.trim()}`);
  }
  return { firstByteMs, verdictMs, removedMs };
}

/** Null of no samples. */
export function figuresOf(samples: readonly Sample[]): WayFigures | null {
  const firstByte = summarise(samples.map(({ firstByteMs }) => firstByteMs));
  const verdict = summarise(samples.map(({ verdictMs }) => verdictMs));
  if (firstByte === null || verdict === null) return null;
  const removals = samples.map(({ removedMs }) => removedMs).filter((ms) => ms !== null);
  return { firstByte, verdict, removed: summarise(removals) };
}
