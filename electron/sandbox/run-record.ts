/** What is known of a run when it is over, and the result that this makes. Pure. */
import type { Accounting } from '../../shared/layers/account.ts';
import type { InsideFacts } from '../../shared/layers/evidence.ts';
import type {
  RunResult,
  SandboxIdentity,
  StageName,
  StageResult,
  StreamName,
  Timing,
  Usage,
} from '../../shared/run-result.ts';
import { type Counters, countersAt } from './launcher/counters.ts';
import type { OutputGate } from './output-gate.ts';
import type { Stopwatch } from './stopwatch.ts';
import { type Loss, type StopCause, verdictOf } from './verdict.ts';
import type { ProcessEnd } from './wait-status.ts';

export interface EndedStage {
  readonly name: StageName;
  readonly end: ProcessEnd;
  readonly ms: number;
}

export interface RunRecord {
  readonly cause: StopCause | null;
  readonly loss: Loss | null;
  readonly problem: { readonly code: string; readonly sentence: string } | null;
  /** The stage that was under way, or that ended last. */
  readonly stage: StageName;
  /** In their order; the stage under way is not among them. */
  readonly ended: readonly EndedStage[];
  readonly facts: InsideFacts;
  readonly levels: Readonly<Record<string, string>>;
  /** Null where the sandbox was never judged, or there was none. */
  readonly accounting: Accounting | null;
  readonly identity: SandboxIdentity | null;
  readonly parked: boolean;
  readonly output: OutputGate | null;
  readonly clock: Stopwatch;
}

export function resultOf(record: RunRecord): RunResult {
  const { output, ended, accounting } = record;
  const counters = countersAt(record.facts, 'end/');
  return {
    verdict: verdictOf({
      cause: record.cause,
      stage: record.stage,
      end: ended.find(({ name }) => name === record.stage)?.end ?? null,
      counters,
      // A sandbox that we ended ourselves was not lost.
      lost: record.cause !== null && record.loss?.who === 'sandbox' ? null : record.loss,
      problem: record.problem,
      contradiction: accounting?.contradictions[0] ?? null,
      levels: record.levels,
    }),
    stdout: printed(output, 'run', 'stdout'),
    stderr: printed(output, 'run', 'stderr'),
    truncated: output?.isTruncated ?? false,
    stages: ended.map((stage) => stageResult(stage, output)),
    timing: timingOf(record),
    usage: usageOf(countersAt(record.facts, 'go/'), counters),
    layers: accounting?.accounts ?? [],
    sandbox: record.identity,
  };
}

function timingOf({ clock, ended, parked }: RunRecord): Timing {
  const stageMs = (name: StageName): number | null =>
    ended.find((stage) => stage.name === name)?.ms ?? null;
  return {
    parked,
    startMs: clock.at('ready'),
    firstOutputMs: clock.at('first output'),
    compileMs: stageMs('compile'),
    runMs: stageMs('run'),
    totalMs: clock.elapsedMs(),
  };
}

function usageOf(start: Counters, end: Counters): Usage {
  const cpuMs = end.cpuMs === null || start.cpuMs === null ? null : end.cpuMs - start.cpuMs;
  return {
    peakMemoryBytes: end.peakMemoryBytes,
    cpuMs: cpuMs === null ? null : Math.round(cpuMs * 10) / 10,
    peakProcesses: end.peakProcesses,
  };
}

function stageResult({ name, end, ms }: EndedStage, output: OutputGate | null): StageResult {
  return {
    name,
    exitCode: end.exitCode,
    signal: end.signal,
    ms,
    stdout: printed(output, name, 'stdout'),
    stderr: printed(output, name, 'stderr'),
  };
}

function printed(output: OutputGate | null, stage: StageName, stream: StreamName): string {
  return output?.text(stage, stream) ?? '';
}
