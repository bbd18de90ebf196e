/** One stage for the launcher: what to start, on which kind of streams, and where it can be held. */
import type { TerminalSize } from '../../../shared/run-request.ts';
import type { Hold } from '../../../shared/languages/hold.ts';

export interface StagePlan {
  readonly name: 'compile' | 'run';
  readonly command: readonly string[];
  readonly terminal: TerminalSize | null;
  /** Null for a stage that cannot be started before its turn. */
  readonly hold: Hold | null;
}

/**
 * Whether what was started for some stages serves others as well. A terminal's
 * size does not count: it is told anew.
 */
export function servesAlike(held: readonly StagePlan[], asked: readonly StagePlan[]): boolean {
  const key = (stages: readonly StagePlan[]): string =>
    JSON.stringify(stages.map((stage) => [...keyOf(stage)]));
  return key(held) === key(asked);
}

function keyOf({ name, command, terminal, hold }: StagePlan): unknown[] {
  const file = hold?.at === 'touch' ? hold.file : null;
  return [name, command, terminal !== null, hold?.at ?? null, file];
}
