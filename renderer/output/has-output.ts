import type { DeskState } from '../desk/desk-state.ts';
import { isActive } from '../run/run-view.ts';

/** Whether the last run has a place where it prints; one that never came to a sandbox has none. */
export function hasOutput({ run }: DeskState): boolean {
  return run !== null && (isActive(run) || (run.report?.sandbox ?? null) !== null);
}
