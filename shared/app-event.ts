/** What the application tells every page that is open. */
import type { EngineStatus } from './description.ts';
import type { Failure } from './outcome.ts';
import type { ParkingStatus } from './parking.ts';
import type { RunReport, StageName, StreamName } from './run-result.ts';
import type { UsageSample } from './usage.ts';

/** Where a run is: one way, never back. */
export type RunPhase = 'preparing' | 'running' | 'stopping' | 'done';

export type AppEvent =
  | { readonly type: 'engine'; readonly status: EngineStatus }
  | { readonly type: 'parking'; readonly status: ParkingStatus }
  | {
      readonly type: 'image-progress';
      readonly language: string;
      /** What is being done now, in a few words. */
      readonly step: string;
      /** 0 to 1, or null where it cannot be told. */
      readonly fraction: number | null;
      readonly state: 'building' | 'built' | 'failed' | 'cancelled';
    }
  /** The log of an image that is being made, some lines at a time: text, with nothing a terminal would obey. */
  | { readonly type: 'image-log'; readonly language: string; readonly lines: readonly string[] }
  | {
      readonly type: 'run-phase';
      readonly runId: string;
      readonly phase: RunPhase;
      /** What the phase is busy with, where that takes long. */
      readonly note: string | null;
    }
  | { readonly type: 'run-stage'; readonly runId: string; readonly stage: StageName }
  | {
      readonly type: 'run-output';
      readonly runId: string;
      readonly stage: StageName;
      readonly stream: StreamName;
      readonly bytes: Uint8Array;
    }
  /** What the program uses now; some times a second, where its sandbox can tell. */
  | { readonly type: 'run-usage'; readonly runId: string; readonly sample: UsageSample }
  | { readonly type: 'run-done'; readonly runId: string; readonly report: RunReport }
  /** A moment after its end: the engine's word on it is another than the sandbox's own. */
  | { readonly type: 'run-contradicted'; readonly runId: string; readonly sentence: string }
  /** There was no sandbox to run in: no engine, no image, or a failure of our own. */
  | { readonly type: 'run-failed'; readonly runId: string; readonly error: Failure }
  /** Another page has saved this file. */
  | {
      readonly type: 'file-saved';
      readonly snippet: string;
      readonly name: string;
      readonly revision: string;
    }
  /** Snippets were made, taken away, renamed or arranged anew by another page. */
  | { readonly type: 'snippets-changed'; readonly snippet: string }
  /** Presets of the person's own were made, changed or taken away. */
  | { readonly type: 'presets-changed' }
  /** A run was added to those that are kept, or some were forgotten. */
  | { readonly type: 'history-changed' };

/** How many bytes of output may be under way to the page before it has acknowledged them. */
export const OUTPUT_WINDOW_BYTES = 512 * 1024;
