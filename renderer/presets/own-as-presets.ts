/** Presets of the person's own as the page shows any. Pure. */
import type { PresetDescription } from '../../shared/description.ts';
import { OWN_PRESET_BASE, type OwnPreset } from '../../shared/own-preset.ts';

/** @param presets the built-in ones */
export function ownAsPresets(
  own: readonly OwnPreset[],
  presets: readonly PresetDescription[],
): readonly PresetDescription[] {
  const base = presets.find(({ id }) => id === OWN_PRESET_BASE);
  return own.map(({ id, title, levels }) => ({
    id,
    title,
    description: 'A preset of your own.',
    levels: { ...base?.levels, ...levels },
  }));
}
