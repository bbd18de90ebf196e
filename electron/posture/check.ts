/** What a posture check is: one question about the engine and its host, one file, one pure function. */
import type { CheckReport, CheckState } from '../../shared/posture.ts';
import type { Posture } from './posture.ts';

export interface Finding {
  readonly state: CheckState;
  /** What was found, with its figures; for `unknown` why nothing was. */
  readonly finding: string;
  /** How a person mends it, commands in backquotes; null where nothing is to be mended. */
  readonly mend: string | null;
}

export interface Check {
  readonly id: string;
  readonly title: string;
  /** Why it matters. */
  readonly why: string;
  look(posture: Posture): Finding;
}

export const pass = (finding: string): Finding => ({ state: 'pass', finding, mend: null });

export const warn = (finding: string, mend: string | null): Finding => ({
  state: 'warn',
  finding,
  mend,
});

export const fail = (finding: string, mend: string): Finding => ({ state: 'fail', finding, mend });

/** Never taken for a pass: what was not said or could not be read. */
export const unknown = (reason: string, mend: string | null = null): Finding => ({
  state: 'unknown',
  finding: reason,
  mend,
});

/** Carries out checks; one that throws has found nothing out. */
export function examine(checks: readonly Check[], posture: Posture): readonly CheckReport[] {
  return checks.map((check) => {
    const { id, title, why } = check;
    const { state, finding, mend } = lookWith(check, posture);
    return { id, title, state, finding, why, mend };
  });
}

function lookWith(check: Check, posture: Posture): Finding {
  try {
    return check.look(posture);
  } catch (error) {
    return unknown(`the check itself failed: ${(error as Error).message}`);
  }
}
