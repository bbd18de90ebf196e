/** What a run leaves behind: the object that `glovebox run --json` prints and that the page shows. */

export type VerdictKind =
  | 'finished'
  | 'failed'
  | 'signalled'
  | 'compile-failed'
  | 'deadline'
  | 'out-of-memory'
  | 'output-limit'
  | 'cancelled'
  | 'refused'
  | 'engine-lost';

export type StageName = 'compile' | 'run';
export type StreamName = 'stdout' | 'stderr';

export interface Verdict {
  readonly kind: VerdictKind;
  /** The stage that decided it. */
  readonly stage: StageName;
  /** The program's exit code, where it ended by itself. */
  readonly exitCode: number | null;
  /** The signal's name without number (`SIGSEGV`), where one ended it. */
  readonly signal: string | null;
  /** Why, in one sentence for a person. */
  readonly sentence: string;
  /** Ids of the layers whose limit the program ran into, also when it survived that. */
  readonly limitsHit: readonly string[];
}

/** One ended stage. Output is present for the compile stage; the run stage's stands at the top. */
export interface StageResult {
  readonly name: StageName;
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly ms: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Milliseconds since the run was asked for; null where unknown. */
export interface Timing {
  readonly parked: boolean;
  /** Until the sandbox was ready to take the program. */
  readonly startMs: number | null;
  readonly firstOutputMs: number | null;
  readonly compileMs: number | null;
  readonly runMs: number | null;
  readonly totalMs: number;
}

/** From the sandbox's control group; null where it cannot be read. */
export interface Usage {
  readonly peakMemoryBytes: number | null;
  readonly cpuMs: number | null;
  readonly peakProcesses: number | null;
}

export type LayerState = 'enforced' | 'open' | 'inconclusive' | 'unavailable';
export type EvidenceClass = 'inside' | 'engine' | 'application';

/** One layer's account of one run: asked, applied, and what the evidence says. */
export interface LayerAccount {
  readonly id: string;
  /** The level that was asked for. */
  readonly level: string;
  /** The level that the engine's inspect shows; null where it shows none of the layer's. */
  readonly applied: string | null;
  readonly state: LayerState;
  readonly class: EvidenceClass;
  /** The deciding fact, or the reason why there is none. */
  readonly evidence: string;
}

export interface SandboxIdentity {
  readonly engine: string;
  readonly engineVersion: string;
  readonly runtime: string;
  readonly image: string;
  readonly imageId: string;
  readonly containerId: string;
}

/** Everything about an ended run but what the program printed, which a page has had already. */
export interface RunReport {
  readonly verdict: Verdict;
  /** Whether the program printed more than the output limit let through. */
  readonly truncated: boolean;
  readonly stages: readonly StageResult[];
  readonly timing: Timing;
  readonly usage: Usage;
  readonly layers: readonly LayerAccount[];
  /** Null when the run was refused before there was a sandbox. */
  readonly sandbox: SandboxIdentity | null;
}

export interface RunResult extends RunReport {
  /** The run stage's output, decoded as UTF-8. */
  readonly stdout: string;
  readonly stderr: string;
}
