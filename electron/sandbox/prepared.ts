/** What a run is handed before it can begin. */
import type { Accounting } from '../../shared/layers/account.ts';
import type { SandboxIdentity } from '../../shared/run-result.ts';
import type { OwnFacts } from './judged-sandbox.ts';
import type { RunPlan } from './run-plan.ts';
import type { Sandbox } from './sandbox.ts';

/** A sandbox that is ready for its plan, and how to judge it. */
export interface Prepared {
  readonly plan: RunPlan;
  readonly sandbox: Sandbox;
  /** The id in the sandbox's labels: another than the run's when it was started ahead. */
  readonly sandboxId: string;
  readonly identity: SandboxIdentity;
  /** Whether it waited for the run, ready, before that was asked for. */
  readonly parked: boolean;
  /** Judges the sandbox, with what the application enforces itself as it stands. */
  account(own: OwnFacts): Accounting;
  /** Removes the sandbox when it is its turn; at once where nothing else is removed. */
  readonly removing?: (remove: () => Promise<void>) => Promise<void>;
}

/**
 * Hands over a sandbox.
 *
 * @param note says what takes long; null when that is over
 * @param signal is aborted by Stop
 * @param isSecond whether the first one was gone before anything had begun in it
 */
export type Prepare = (
  note: (text: string | null) => void,
  signal: AbortSignal,
  isSecond: boolean,
) => Promise<Prepared>;
