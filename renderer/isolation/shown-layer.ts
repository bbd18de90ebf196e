/** A layer as the panel shows it: what is asked of the next run, and what held in the last. Pure. */
import type { LayerDescription } from '../../shared/layers/layer.ts';
import type { LayerAccount } from '../../shared/run-result.ts';
import { askedLevel, type DeskState, unchangedLevel } from '../desk/desk-state.ts';
import { isActive } from '../run/run-view.ts';
import { holdsAt, isLowered } from './levels.ts';
import type { ShownState } from './layer-states.ts';

export interface ShownLayer {
  readonly layer: LayerDescription;
  /** The level that the next run asks for, as typed. */
  readonly level: string;
  readonly changed: boolean;
  readonly lowered: boolean;
  readonly state: ShownState;
  /** Its part in the last run; null before the first, and while one is under way. */
  readonly account: LayerAccount | null;
}

export function shownLayers(state: DeskState): readonly ShownLayer[] {
  const report = isActive(state.run) ? null : (state.run?.report ?? null);
  return (state.description?.layers ?? []).map((layer) => {
    const unchanged = unchangedLevel(state, layer);
    const level = askedLevel(state, layer);
    const account = report?.layers.find((each) => each.id === layer.id) ?? null;
    return {
      layer,
      level,
      changed: level !== unchanged,
      lowered: isLowered(layer, level, unchanged),
      state: account?.state ?? stateBefore(layer, level),
      account,
    };
  });
}

function stateBefore(layer: LayerDescription, level: string): ShownState {
  if (holdsAt(layer, level)) return 'asked';
  return level === layer.default ? 'not-asked' : 'asked-open';
}

/** @returns how many layers are in each state, for those states that occur */
export function countStates(layers: readonly ShownLayer[]): ReadonlyMap<ShownState, number> {
  const counts = new Map<ShownState, number>();
  for (const { state } of layers) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}
