/** The level of a layer in the run that is shown, or in the next one where there was none: pure. */
import { askedLevel, type DeskState } from '../desk/desk-state.ts';
import { presetLevel } from '../isolation/levels.ts';

/** @returns null for a layer that does not exist */
export function levelOfRun(state: DeskState, layerId: string): string | null {
  const { description, run } = state;
  const layer = description?.layers.find(({ id }) => id === layerId);
  if (description === null || layer === undefined) return null;
  if (run === null) return askedLevel(state, layer);
  const account = run.report?.layers.find(({ id }) => id === layerId);
  if (account !== undefined) return account.level;
  const preset = description.presets.find(({ id }) => id === run.preset) ?? null;
  const language = description.languages.find(({ id }) => id === run.language) ?? null;
  return run.levels[layerId] ?? presetLevel(layer, preset, language);
}
