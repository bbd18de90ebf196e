/** A layer as the panel shows it: what is asked of the next run, and what held in the last. Pure. */
import type { LayerDescription } from '../../shared/layers/layer.ts';
import type { LayerAccount } from '../../shared/run-result.ts';
import { askedLevel, type DeskState, levelInRun, unchangedLevel } from '../desk/desk-state.ts';
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
  /** Why this engine cannot enforce it at the runtime that is asked for; null where it can, or that is not known. */
  readonly missing: string | null;
}

export function shownLayers(state: DeskState): readonly ShownLayer[] {
  const report = isActive(state.run) ? null : (state.run?.report ?? null);
  const active = isActive(state.run) ? state.run : null;
  // While a run is under way, the picture is of what that one asked for.
  const levelNow = (layer: LayerDescription) =>
    active === null ? askedLevel(state, layer) : levelInRun(state, active, layer);
  const missing = missingHere(state, levelNow);
  return (state.description?.layers ?? []).map((layer) => {
    const unchanged = unchangedLevel(state, layer);
    const level = askedLevel(state, layer);
    const account = report?.layers.find((each) => each.id === layer.id) ?? null;
    const reason = missing[layer.id] ?? null;
    return {
      layer,
      level,
      changed: level !== unchanged,
      lowered: isLowered(layer, level, unchanged),
      state: account?.state ?? stateBefore(layer, levelNow(layer), reason),
      account,
      missing: reason,
    };
  });
}

/** What the engine's canaries could not show, by layer, at the runtime that is asked for. */
export function missingHere(
  { description }: DeskState,
  levelOf: (layer: LayerDescription) => string,
): Readonly<Record<string, string>> {
  const runtime = description?.layers.find(({ id }) => id === 'runtime');
  return description?.learnt?.missing[runtime === undefined ? 'runc' : levelOf(runtime)] ?? {};
}

/** @param missing why this engine is known not to enforce it, or null */
export function stateBefore(
  layer: LayerDescription,
  level: string,
  missing: string | null,
): ShownState {
  // A runtime that is open where none is stronger is what this machine has: unavailable, not lowered.
  if (missing !== null && (holdsAt(layer, level) || level === layer.default)) return 'unavailable';
  if (holdsAt(layer, level)) return 'asked';
  return level === layer.default ? 'not-asked' : 'asked-open';
}

/** @returns how many layers are in each state, for those states that occur */
export function countStates(layers: readonly ShownLayer[]): ReadonlyMap<ShownState, number> {
  const counts = new Map<ShownState, number>();
  for (const { state } of layers) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}
