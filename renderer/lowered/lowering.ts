/** What is lower than Hardened, or than the preset that was chosen: for the next run, and for the one under way. Pure. */
import type { ConsentWay, LanguageDescription } from '../../shared/description.ts';
import type { LayerDescription } from '../../shared/layers/layer.ts';
import { asksConsent, VITAL_LIMITS } from '../../shared/layers/consent.ts';
import { refusedTogether } from '../../shared/layers/refused-together.ts';
import { claimWeight, exposedBy } from '../../shared/exposure/exposure.ts';
import { listOf } from '../../shared/exposure/wording.ts';
import {
  askedLevel,
  DEFAULT_PRESET,
  type DeskState,
  languageOf,
  levelInRun,
  unchangedLevel,
} from '../desk/desk-state.ts';
import { formatSize, holdsAt, isLowered, presetLevel } from '../isolation/levels.ts';
import { missingHere } from '../isolation/shown-layer.ts';
import type { RunView } from '../run/run-view.ts';

export interface Lowering {
  readonly layer: LayerDescription;
  readonly level: string;
  /** Stops nothing; or stops less than it would; or is a limit that was moved outwards. */
  readonly kind: 'open' | 'lowered' | 'raised';
  /** The end of “It could …”, or null where its level still holds and is no size. */
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
    languageOf(state),
  );
}

/** What the run under way has lower. */
export function runLowerings(state: DeskState, run: RunView): readonly Lowering[] {
  const level = (layer: LayerDescription) => levelInRun(state, run, layer);
  const language = state.description?.languages.find(({ id }) => id === run.language) ?? null;
  return loweringsAt(state, level, level, language);
}

function loweringsAt(
  { description }: DeskState,
  levelOf: (layer: LayerDescription) => string,
  unchangedOf: (layer: LayerDescription) => string,
  language: LanguageDescription | null,
): readonly Lowering[] {
  const hardened = description?.presets.find(({ id }) => id === DEFAULT_PRESET) ?? null;
  // What is open comes before a limit that was moved outwards and holds.
  const weight = (layer: LayerDescription) =>
    layer.kind === 'sized' ? Number.MAX_SAFE_INTEGER : claimWeight(layer);
  const byWeight = (description?.layers ?? []).toSorted(
    (one, other) => weight(one) - weight(other),
  );
  return byWeight.flatMap((layer) => {
    const level = levelOf(layer);
    // A language that needs more than Hardened gives is no choice of the person's.
    const usual = presetLevel(layer, hardened, language);
    const isBelowPreset = isLowered(layer, level, unchangedOf(layer));
    if (!isBelowPreset && !isLowered(layer, level, usual)) return [];
    return {
      layer,
      level,
      kind: kindOf(layer, level),
      exposes: exposesAt(layer, level),
      asksConsent: asksConsent(layer, level),
      byPreset: !isBelowPreset,
    };
  });
}

function kindOf(layer: LayerDescription, level: string): Lowering['kind'] {
  if (layer.kind === 'sized') return 'raised';
  return holdsAt(layer, level) ? 'lowered' : 'open';
}

function exposesAt(layer: LayerDescription, level: string): string | null {
  if (layer.kind === 'sized')
    return layer.reaches?.replace('{size}', formatSize(layer, level)) ?? null;
  return holdsAt(layer, level) ? null : exposedBy(layer, level);
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

/** “Network open”, “Network and Core dumps open”, “5 layers open”, “4 layers open, 1 lowered and 2 raised”. */
export function namesOf(lowerings: readonly Lowering[]): string {
  const parts = KINDS.flatMap((kind) => {
    const titles = lowerings.filter((it) => it.kind === kind).map(({ layer }) => layer.title);
    return titles.length === 0 ? [] : [{ kind, titles }];
  });
  // The gravest is named; the others are counted.
  const said = parts.map(({ kind, titles }, place) => {
    if (place > 0) return `${titles.length} ${kind}`;
    return `${titles.length > 2 ? `${titles.length} ${NOUNS[kind]}` : listOf(titles, 'and')} ${kind}`;
  });
  return listOf(said, 'and');
}

const KINDS = ['open', 'lowered', 'raised'] as const;
const NOUNS = { open: 'layers', lowered: 'layers', raised: 'limits' } as const;

/** Whether Run would run with a layer lower than Hardened, or than the preset has; a limit moved outwards still holds. */
export const isWeakened = (lowerings: readonly Lowering[]): boolean =>
  lowerings.some(({ kind }) => kind !== 'raised');
