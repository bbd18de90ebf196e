/**
 * What a setting exposes, or what a run was exposed to: composed from the layers'
 * own words, by one rule. Nothing is said to be impossible unless every layer
 * that guards it holds: as asked for before a run, by evidence after it. Pure.
 */
import type { ClaimId, Guard, LayerDescription } from '../layers/layer.ts';
import type { LayerState } from '../run-result.ts';
import { CLAIMS } from './claims.ts';

/** One layer: at which level, and how it stands. `asked` is said before a run, and only there. */
export interface Standing {
  readonly layer: ExposureLayer;
  readonly level: string;
  readonly state: LayerState | 'asked';
}

export type ExposureLayer = Pick<
  LayerDescription,
  'id' | 'levels' | 'guards' | 'opens' | 'madeUpBy'
>;

/** From the least to the most reassuring. */
export type ClaimVerdict = 'could' | 'unknown' | 'could-not';

export interface Exposure {
  readonly verdicts: Readonly<Record<ClaimId, ClaimVerdict>>;
  /** Each the end of “It could …”. */
  readonly could: readonly string[];
  readonly unknown: readonly string[];
  readonly couldNot: readonly string[];
  /** Whether a kernel of its own stands between the program and the machine's. */
  readonly hasSecondKernel: boolean;
}

export function exposureOf(standings: readonly Standing[]): Exposure {
  const verdicts = Object.fromEntries(
    CLAIMS.map(({ id }) => [id, verdictOf(id, standings)]),
  ) as Record<ClaimId, ClaimVerdict>;
  const claimed = (verdict: ClaimVerdict) => CLAIMS.filter(({ id }) => verdicts[id] === verdict);
  const opened = standings.flatMap((standing) => {
    const phrase = openedBy(standing, standings);
    return phrase === null ? [] : [{ phrase, standing }];
  });
  const isSaid = (claim: ClaimId) =>
    opened.some(({ standing }) => guardsOf(standing, claim).some((it) => it.otherwise === 'could'));
  const doubted = standings.filter(
    ({ layer, state }) =>
      state === 'inconclusive' && layer.guards.length === 0 && layer.opens !== null,
  );
  const phrases = (list: readonly { readonly phrase: string }[]) => list.map((it) => it.phrase);
  return {
    verdicts,
    could: [
      ...new Set([
        ...phrases(opened.toSorted((one, other) => weightOf(one) - weightOf(other))),
        ...phrases(claimed('could').filter(({ id }) => !isSaid(id))),
      ]),
    ],
    unknown: [...phrases(claimed('unknown')), ...doubted.flatMap(({ layer }) => layer.opens ?? [])],
    couldNot: phrases(claimed('could-not')),
    hasSecondKernel: isHeld(standings, 'runtime'),
  };
}

/** @returns the end of “It could …” for a layer that is not in force, or null where that exposes nothing */
export function exposedBy(layer: ExposureLayer, level: string): string | null {
  return layer.levels.find(({ id }) => id === level)?.exposes ?? layer.opens;
}

/** What a layer guards says how much its absence weighs: the first claim first. */
function weightOf({ standing }: { readonly standing: Standing }): number {
  return claimWeight(standing.layer);
}

/** @returns the place of the first claim that is lost without a layer, past all of them where none is */
export function claimWeight({ guards }: Pick<ExposureLayer, 'guards'>): number {
  const places = guards
    .filter(({ otherwise }) => otherwise === 'could')
    .map(({ claim }) => CLAIMS.findIndex(({ id }) => id === claim));
  return Math.min(CLAIMS.length, ...places);
}

function verdictOf(claim: ClaimId, standings: readonly Standing[]): ClaimVerdict {
  const parts = standings.flatMap((standing) =>
    guardsOf(standing, claim)
      .filter((guard) => holds(standing) || !isAnyHeld(standings, guard.unless ?? []))
      .map((guard) => verdictBy(standing, guard)),
  );
  if (parts.includes('could')) return 'could';
  // What nothing guards is not claimed.
  return parts.length === 0 || parts.includes('unknown') ? 'unknown' : 'could-not';
}

function verdictBy(standing: Standing, guard: Guard): ClaimVerdict {
  if (holds(standing)) return 'could-not';
  return standing.state === 'inconclusive' ? 'unknown' : guard.otherwise;
}

function openedBy({ layer, level, state }: Standing, all: readonly Standing[]): string | null {
  if (state === 'open') return exposedBy(layer, level);
  if (state !== 'unavailable' || isAnyHeld(all, layer.madeUpBy)) return null;
  return layer.opens;
}

const guardsOf = ({ layer }: Standing, claim: ClaimId): readonly Guard[] =>
  layer.guards.filter((guard) => guard.claim === claim);

const holds = ({ state }: Standing): boolean => state === 'enforced' || state === 'asked';

function isHeld(standings: readonly Standing[], id: string): boolean {
  return standings.some((standing) => standing.layer.id === id && holds(standing));
}

const isAnyHeld = (standings: readonly Standing[], ids: readonly string[]): boolean =>
  ids.some((id) => isHeld(standings, id));
