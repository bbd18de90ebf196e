/** Runs that have ended, as they are kept: to look back at, and to run again. */
import type { Levels, SourceFile } from './run-request.ts';
import type { Failure } from './outcome.ts';
import type { OwnPreset } from './own-preset.ts';
import type { UsageSample } from './usage.ts';
import type { RunReport, StageName, StreamName, Verdict } from './run-result.ts';

/** What a list of runs shows of one. */
export interface HistoryEntry {
  readonly runId: string;
  /** When it was asked for, in milliseconds since 1970. */
  readonly at: number;
  readonly language: string;
  /** The entry file's name. */
  readonly entry: string;
  readonly preset: string;
  /** Levels that differed from the preset's. */
  readonly levels: Levels;
  /** Null when there was no sandbox to run in. */
  readonly verdict: Verdict | null;
  /** Milliseconds from the question to the verdict; null when there was none. */
  readonly totalMs: number | null;
}

/** Output in the order in which it came. */
export interface OutputPiece {
  readonly stage: StageName;
  readonly stream: StreamName;
  readonly bytes: Uint8Array;
}

/** The beginning and the end of what a run printed. */
export interface KeptOutput {
  readonly beginning: readonly OutputPiece[];
  /** Bytes that stood between the two and are not kept. */
  readonly omittedBytes: number;
  readonly end: readonly OutputPiece[];
}

export interface HistoryRecord extends HistoryEntry {
  /** As they were run, entry first. */
  readonly files: readonly SourceFile[];
  readonly arguments: readonly string[];
  /** Prepared input; null when it was typed while the program ran. */
  readonly input: string | null;
  readonly terminal: boolean;
  /** The person's own preset that was chosen, as it was then; `preset` is the built-in one below it. Null where none was. */
  readonly ownPreset: OwnPreset | null;
  readonly output: KeptOutput;
  /** What it used while it ran; empty for a run too short for a sample, or that could not tell. */
  readonly usage: readonly UsageSample[];
  readonly report: RunReport | null;
  /** Why there was no sandbox; null when there was one. */
  readonly failure: Failure | null;
}
