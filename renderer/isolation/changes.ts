/** How the next run's levels differ from the chosen preset, and from Hardened. Pure. */
import {
  DEFAULT_PRESET,
  type DeskState,
  languageOf,
  presetOf,
  presetsOf,
} from '../desk/desk-state.ts';
import { listOf } from '../../shared/exposure/wording.ts';
import { formatSize, presetLevel, sizeError } from './levels.ts';
import type { ShownLayer } from './shown-layer.ts';

export interface Changes {
  /** What the person changed, as far as it stays. */
  readonly kept: readonly string[];
  /** What the person changed for one run. */
  readonly once: readonly string[];
  /** Where the chosen preset, another than Hardened, differs from that; what the person changed aside. */
  readonly byPreset: readonly string[];
}

/** Each change as `Network internet` or `Memory 512 MiB`. */
export function changesOf(state: DeskState, layers: readonly ShownLayer[]): Changes {
  const changed = layers.filter((shown) => shown.changed);
  const hardened = presetsOf(state).find(({ id }) => id === DEFAULT_PRESET) ?? null;
  const language = languageOf(state);
  return {
    kept: changed.filter((shown) => !shown.lowered).map(wordsOf),
    once: changed.filter((shown) => shown.lowered).map(wordsOf),
    byPreset: layers
      .filter((shown) => !shown.changed)
      .filter(({ layer, level }) => level !== presetLevel(layer, hardened, language))
      .map(wordsOf),
  };
}

/** The changes in a sentence or two: what is counted is what is listed. */
export function changesSentence(state: DeskState, changes: Changes): string {
  const preset = presetOf(state)?.title ?? state.presetId;
  const { kept, once, byPreset } = changes;
  const count = kept.length + once.length;
  const list = [
    ...(kept.length === 0 ? [] : [kept.join(', ')]),
    ...(once.length === 0 ? [] : [`for the next run ${once.join(', ')}`]),
  ].join('; ');
  const differences = byPreset.length === 1 ? '1 level' : `${byPreset.length} levels`;
  const fromHardened = `differs from Hardened in ${differences}: ${listOf(byPreset, 'and')}.`;
  if (count === 0) {
    return byPreset.length === 0
      ? `As ${preset}: no changes.`
      : `As ${preset}, which ${fromHardened}`;
  }
  const own = `${count === 1 ? '1 change' : `${count} changes`} from ${preset}: ${list}.`;
  return byPreset.length === 0 ? own : `${own} ${preset} ${fromHardened}`;
}

function wordsOf({ layer, level }: ShownLayer): string {
  if (level === '') return `${layer.title} (empty)`;
  const isSize = layer.kind === 'sized' && sizeError(layer, level) === null;
  return `${layer.title} ${isSize ? formatSize(layer, level) : level}`;
}
