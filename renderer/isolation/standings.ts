/** How every layer stands, for what is said of the whole: before a run, during it, and by its evidence. Pure. */
import type { Standing } from '../../shared/exposure/exposure.ts';
import type { Tense } from '../../shared/exposure/wording.ts';
import type { LayerDescription } from '../../shared/layers/layer.ts';
import { askedLevel, type DeskState, levelInRun } from '../desk/desk-state.ts';
import { isActive } from '../run/run-view.ts';
import { sizeError } from './levels.ts';
import { missingHere, stateBefore } from './shown-layer.ts';

export interface Stand {
  readonly tense: Tense;
  readonly standings: readonly Standing[];
}

/** @returns null after a run whose program was not started: of it nothing is to be said */
export function standNow(state: DeskState): Stand | null {
  const { run } = state;
  const layers = state.description?.layers ?? [];
  if (run !== null && isActive(run)) {
    return { tense: 'during', standings: asked(state, (layer) => levelInRun(state, run, layer)) };
  }
  const accounts = run?.report?.layers ?? [];
  if (accounts.length === 0) return { tense: 'before', standings: nextStandings(state) };
  if (run?.report?.verdict.kind === 'refused') return null;
  const standings = layers.map((layer): Standing => {
    const account = accounts.find(({ id }) => id === layer.id);
    // Of what no account speaks nothing is known.
    return account === undefined
      ? { layer, level: '', state: 'inconclusive' }
      : { layer, level: account.level, state: account.state };
  });
  return { tense: 'after', standings };
}

export function nextStandings(state: DeskState): readonly Standing[] {
  return asked(state, (layer) => askedLevel(state, layer));
}

function asked(
  state: DeskState,
  levelOf: (layer: LayerDescription) => string,
): readonly Standing[] {
  const missing = missingHere(state, levelOf);
  return (state.description?.layers ?? []).map((layer) => {
    const level = levelOf(layer);
    return { layer, level, state: askedState(layer, level, missing[layer.id] ?? null) };
  });
}

function askedState(
  layer: LayerDescription,
  level: string,
  missing: string | null,
): Standing['state'] {
  if (layer.kind === 'sized' && sizeError(layer, level) !== null) return 'inconclusive';
  const state = stateBefore(layer, level, missing);
  if (state === 'asked' || state === 'unavailable') return state;
  return 'open';
}
