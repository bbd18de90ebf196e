/** What is asked of each layer: the preset, the language's raised sizes, the person's changes. Pure. */
import type { Levels } from '../../shared/run-request.ts';
import type { PresetDescription } from '../../shared/description.ts';
import type { Language } from '../../shared/languages/language.ts';
import type { LayerDescription, Level } from '../../shared/layers/layer.ts';

/**
 * @returns the level of a layer when nobody changes it; a language that needs
 *   more of a size than the preset gives gets what it needs
 */
export function presetLevel(
  layer: LayerDescription,
  preset: PresetDescription | null,
  language: Language | null,
): string {
  const level = preset?.levels[layer.id] ?? layer.default;
  const raised = language?.raisedDefaults[layer.id];
  if (layer.kind !== 'sized' || raised === undefined) return level;
  return String(Math.min(Math.max(raised, Number(level)), layer.ceiling ?? raised));
}

/** The definition of a choice layer's level; null for sizes, and for a level that does not exist. */
export function levelOf(layer: LayerDescription, id: string): Level | null {
  return layer.levels.find((level) => level.id === id) ?? null;
}

/** Whether the layer stops anything at this level: every size does, and every fixed layer. */
export function holdsAt(layer: LayerDescription, id: string): boolean {
  return layer.kind !== 'choice' || (levelOf(layer, id)?.holds ?? false);
}

/**
 * Whether a level lets a program do more than another does. Levels are listed from
 * the strongest to the weakest, so a later one is a lower one; a size is lower
 * protection the larger it is, though it holds at every size in range.
 */
export function isLowered(layer: LayerDescription, id: string, from: string): boolean {
  if (layer.kind === 'sized') return sizeError(layer, id) === null && Number(id) > Number(from);
  const rank = (level: string) => layer.levels.findIndex((each) => each.id === level);
  return layer.kind === 'choice' && rank(id) > rank(from);
}

/** @returns the changes without those that say what the preset says anyway */
export function withLevel(
  levels: Levels,
  layer: LayerDescription,
  id: string,
  unchanged: string,
): Levels {
  const others = Object.entries(levels).filter(([each]) => each !== layer.id);
  return Object.fromEntries(id === unchanged ? others : [...others, [layer.id, id]]);
}

/**
 * The changes that outlive a run: stricter ones do, and what was chosen while it
 * went on; what that run had lower falls back.
 *
 * @param ran what the run was asked with beyond its preset
 * @param presetLevels the preset's level of a layer
 */
export function levelsAfterRun(
  levels: Levels,
  ran: Levels,
  layers: readonly LayerDescription[],
  presetLevels: (layer: LayerDescription) => string,
): Levels {
  const kept = layers.filter((layer) => {
    const level = levels[layer.id];
    if (level === undefined) return false;
    return level !== ran[layer.id] || !isLowered(layer, level, presetLevels(layer));
  });
  return Object.fromEntries(kept.map((layer) => [layer.id, levels[layer.id] ?? '']));
}

/**
 * @param text as typed
 * @returns null when the size can be asked for, else the range it must be in
 */
export function sizeError(layer: LayerDescription, text: string): string | null {
  const size = SIZE.test(text.trim()) ? Number(text) : Number.NaN;
  const low = layer.minimum ?? 0;
  const high = layer.ceiling ?? Number.POSITIVE_INFINITY;
  return size >= low && size <= high ? null : rangeOf(layer);
}

/** As the application takes it: at most three decimals, no sign, no exponent. */
const SIZE = /^\d{1,9}(\.\d{1,3})?$/;

function rangeOf(layer: LayerDescription): string {
  const unit = layer.unit ?? '';
  const low = (layer.minimum ?? 0).toLocaleString('en');
  return layer.ceiling === null
    ? `A number from ${low} ${unit} upwards.`
    : `A number from ${low} to ${layer.ceiling.toLocaleString('en')} ${unit}.`;
}

/** Layers whose size, as typed, cannot be asked for. */
export function layersInError(
  layers: readonly LayerDescription[],
  levels: Levels,
): readonly LayerDescription[] {
  return layers.filter((layer) => {
    const level = levels[layer.id];
    return layer.kind === 'sized' && level !== undefined && sizeError(layer, level) !== null;
  });
}

/** A size as it is read and spoken: `512 MiB`. */
export function formatSize(
  { unit }: Pick<LayerDescription, 'unit'>,
  size: string | number,
): string {
  return `${Number(size).toLocaleString('en')} ${unit ?? ''}`.trim();
}
