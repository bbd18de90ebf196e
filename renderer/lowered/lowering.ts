/** What is lower than Hardened, or than the preset that was chosen: for the next run, and for the one under way. Pure. */
import type { ConsentWay } from '../../shared/contract.ts';
import type { LayerDescription } from '../../shared/layers/layer.ts';
import { asksConsent, VITAL_LIMITS } from '../../shared/layers/consent.ts';
import { refusedTogether } from '../../shared/layers/refused-together.ts';
import { claimWeight, exposedBy } from '../../shared/exposure/exposure.ts';
import {
  askedLevel,
  DEFAULT_PRESET,
  type DeskState,
  levelInRun,
  unchangedLevel,
} from '../desk/desk-state.ts';
import { holdsAt, isLowered } from '../isolation/levels.ts';
import { missingHere } from '../isolation/shown-layer.ts';
import type { RunView } from '../run/run-view.ts';

export interface Lowering {
  readonly layer: LayerDescription;
  readonly level: string;
  readonly isOpen: boolean;
  /** The end of “It could …”, or null where its level still holds. */
  readonly exposes: string | null;
  readonly asksConsent: boolean;
  /** Whether it is the preset that says so, and not a change for one run. */
  readonly byPreset: boolean;
}

/** What the next run would have lower, were Run pressed now. */
export function nextLowerings(state: DeskState): readonly Lowering[] {
  return loweringsAt(
    state,
    (layer) => askedLevel(state, layer),
    (layer) => unchangedLevel(state, layer),
  );
}

/** What the run under way has lower. */
export function runLowerings(state: DeskState, run: RunView): readonly Lowering[] {
  const level = (layer: LayerDescription) => levelInRun(state, run, layer);
  return loweringsAt(state, level, level);
}

function loweringsAt(
  { description }: DeskState,
  levelOf: (layer: LayerDescription) => string,
  unchangedOf: (layer: LayerDescription) => string,
): readonly Lowering[] {
  const hardened = description?.presets.find(({ id }) => id === DEFAULT_PRESET) ?? null;
  const byWeight = (description?.layers ?? []).toSorted(
    (one, other) => claimWeight(one) - claimWeight(other),
  );
  return byWeight.flatMap((layer) => {
    const level = levelOf(layer);
    const usual = hardened?.levels[layer.id] ?? layer.default;
    const isBelowPreset = isLowered(layer, level, unchangedOf(layer));
    if (!isBelowPreset && !isLowered(layer, level, usual)) return [];
    return {
      layer,
      level,
      isOpen: !holdsAt(layer, level),
      exposes: holdsAt(layer, level) ? null : exposedBy(layer, level),
      asksConsent: asksConsent(layer, level),
      byPreset: !isBelowPreset,
    };
  });
}

/** What stands between Run and a run: nothing can be done about `refused` but another choice. */
export interface Consent {
  readonly kind: 'refused' | 'flag-missing' | 'dialog' | 'given';
  /** What asks for it; nothing where the levels are refused. */
  readonly asking: readonly string[];
  readonly sentence: string;
}

/** @returns what is to be said of consent before Run is pressed; null where none is needed */
export function consentFor(state: DeskState, lowerings: readonly Lowering[]): Consent | null {
  const { description } = state;
  if (description === null) return null;
  const levels: Readonly<Record<string, string>> = Object.fromEntries(
    description.layers.map((layer) => [layer.id, askedLevel(state, layer)] as const),
  );
  const refused = refusedTogether(levels);
  if (refused !== null)
    return { kind: 'refused', asking: [], sentence: `It will be refused. ${refused}` };
  const missing = missingHere(state, (layer) => askedLevel(state, layer));
  const asking = [
    ...lowerings.filter((it) => it.asksConsent).map(({ layer }) => layer.title),
    ...description.layers
      .filter(({ id }) => VITAL_LIMITS.includes(id) && missing[id] !== undefined)
      .map(({ title }) => `${title}, which this engine cannot limit`),
  ];
  if (asking.length === 0) return null;
  const { consent } = description;
  return { kind: consent, asking, sentence: CONSENT_WORDS[consent] };
}

const CONSENT_WORDS: Readonly<Record<ConsentWay, string>> = {
  'flag-missing': 'Needs consent: start Glovebox with --allow-weakening.',
  dialog: 'Needs consent: a dialog asks when you press Run.',
  given: 'Consent was given when Glovebox was started.',
};

/** “Network open”, “Network and Core dumps open”, “5 layers open”, “4 layers open and 1 lowered”. */
export function namesOf(lowerings: readonly Lowering[]): string {
  const open = lowerings.filter(({ isOpen }) => isOpen);
  const lowered = lowerings.filter(({ isOpen }) => !isOpen);
  if (open.length === 0) return `${countOf(lowered)} lowered`;
  if (lowered.length === 0) return `${countOf(open)} open`;
  return `${countOf(open)} open and ${lowered.length} lowered`;
}

function countOf(lowerings: readonly Lowering[]): string {
  const titles = lowerings.map(({ layer }) => layer.title);
  return titles.length > 2 ? `${titles.length} layers` : titles.join(' and ');
}

/** Whether Run would run with less than Hardened, or than the preset has. */
export const isWeakened = (state: DeskState): boolean => nextLowerings(state).length > 0;
