/** What a run is asked for with where a preset of the person's own is chosen, and what such a preset is made of. Pure. */
import type { Levels } from '../../shared/run-request.ts';
import { OWN_PRESET_BASE, ownPresetLevels } from '../../shared/own-preset.ts';
import { askedLevel, type DeskState, languageOf } from '../desk/desk-state.ts';
import { presetLevel } from '../isolation/levels.ts';

/** What the application is asked for: it knows built-in presets only, and judges levels as it judges any. */
export interface AskedLevels {
  readonly preset: string;
  readonly levels: Levels;
}

export function askedLevels({ presetId, ownPresets, levels, ...state }: DeskState): AskedLevels {
  const own = ownPresets.find(({ id }) => id === presetId);
  if (own === undefined) return { preset: presetId, levels };
  const language = state.description?.languages.find(({ id }) => id === state.languageId);
  const kept = ownPresetLevels(own, language ?? { raisedDefaults: {} });
  return { preset: OWN_PRESET_BASE, levels: { ...kept, ...levels } };
}

/** What a preset made of the levels as they stand would hold: their differences from Hardened. */
export function levelsToKeep(state: DeskState): Levels {
  const { description } = state;
  const base = description?.presets.find(({ id }) => id === OWN_PRESET_BASE) ?? null;
  const differing = (description?.layers ?? [])
    .filter((layer) => layer.kind !== 'fixed')
    .map((layer) => [layer, askedLevel(state, layer)] as const)
    .filter(([layer, level]) => level !== presetLevel(layer, base, languageOf(state)));
  return Object.fromEntries(differing.map(([layer, level]) => [layer.id, level]));
}
