/** The level of a layer in the run that is shown, or in the next one where there was none: pure. */
import { askedLevel, type DeskState, levelInRun } from '../desk/desk-state.ts';

/** @returns null for a layer that does not exist */
export function levelOfRun(state: DeskState, layerId: string): string | null {
  const { description, run } = state;
  const layer = description?.layers.find(({ id }) => id === layerId);
  if (layer === undefined) return null;
  if (run === null) return askedLevel(state, layer);
  const account = run.report?.layers.find(({ id }) => id === layerId);
  return account?.level ?? levelInRun(state, run, layer);
}
