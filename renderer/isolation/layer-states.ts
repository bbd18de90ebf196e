/** How a layer's state is named and marked: in a word, a shape and a colour, never in colour alone. */
import type { LayerState } from '../../shared/run-result.ts';
import type { IconName } from '../design/icon.tsx';

/**
 * Before a run a layer has no state yet, only what is asked of it: to hold, to
 * be open, or (at a default that does not hold by itself) nothing.
 */
export type ShownState = LayerState | 'asked' | 'not-asked' | 'asked-open';

export interface StateWords {
  readonly word: string;
  readonly icon: IconName;
}

export const STATE_WORDS: Readonly<Record<ShownState, StateWords>> = {
  enforced: { word: 'enforced', icon: 'shield' },
  open: { word: 'open', icon: 'open' },
  inconclusive: { word: 'inconclusive', icon: 'question' },
  unavailable: { word: 'unavailable', icon: 'dash' },
  asked: { word: 'asked for', icon: 'shield-outline' },
  'not-asked': { word: 'not asked for', icon: 'dash' },
  'asked-open': { word: 'will be open', icon: 'open' },
};

/** In the order in which they are counted to a person: after a run, and before it. */
export const RUN_STATES: readonly ShownState[] = [
  'enforced',
  'open',
  'unavailable',
  'inconclusive',
];
export const ASKED_STATES: readonly ShownState[] = [
  'asked',
  'asked-open',
  'unavailable',
  'not-asked',
];

/** Whether the state comes from a run's evidence, and not from what is asked. */
export const isJudged = (state: ShownState): boolean =>
  state === 'enforced' || state === 'open' || state === 'inconclusive';

/** As it should be: nothing to be said but at a click. */
export const isCalm = (state: ShownState): boolean =>
  state === 'enforced' || state === 'asked' || state === 'not-asked';
