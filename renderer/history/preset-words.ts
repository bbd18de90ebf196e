/** How a run of the past names the levels that it was run with. Pure. */
import type { PresetDescription } from '../../shared/description.ts';
import type { HistoryRecord } from '../../shared/history.ts';

/**
 * “Hardened”, “Small lab and 1 change”. An own preset is named as it was called
 * then. Where the language needs more than the preset has, nothing was changed.
 */
export function presetWords(
  { preset, ownPreset, levels }: Pick<HistoryRecord, 'preset' | 'ownPreset' | 'levels'>,
  builtIn: readonly Pick<PresetDescription, 'id' | 'title'>[],
): string {
  const title = ownPreset?.title ?? builtIn.find(({ id }) => id === preset)?.title ?? preset;
  const changed = Object.entries(levels).filter(([id, level]) => level !== ownPreset?.levels[id]);
  const count = changed.length;
  return count === 0 ? title : `${title} and ${count} ${count === 1 ? 'change' : 'changes'}`;
}
