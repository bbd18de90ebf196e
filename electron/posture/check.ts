/** What a posture check is: one question about the engine and its host, one file, one pure function. */
import type { EngineFacts } from '../engine/container-engine.ts';
import type { EngineKnowledge } from '../sandbox/engine-knowledge.ts';

export type CheckState = 'pass' | 'warn' | 'fail' | 'unknown';

export interface Finding {
  readonly state: CheckState;
  /** What was found, with its figures. */
  readonly finding: string;
  /** How a person mends it; null where nothing is to be mended. */
  readonly mend: string | null;
}

/** What the checks may look at. */
export interface Posture {
  readonly facts: EngineFacts;
  readonly address: string;
  /** Null while no canary has been run. */
  readonly knowledge: EngineKnowledge | null;
}

export interface Check {
  readonly id: string;
  readonly title: string;
  /** Why it matters. */
  readonly why: string;
  look(posture: Posture): Finding;
}

/** One line of `doctor --json`. */
export interface CheckReport extends Finding {
  readonly id: string;
  readonly title: string;
  readonly why: string;
}

/** Carries out checks; one that throws has found nothing out. */
export function examine(checks: readonly Check[], posture: Posture): readonly CheckReport[] {
  return checks.map(({ id, title, why, look }) => {
    try {
      return { id, title, why, ...look(posture) };
    } catch (error) {
      return { id, title, why, state: 'unknown', finding: (error as Error).message, mend: null };
    }
  });
}
