/**
 * From judgements to states, by the one rule of the house: nothing is called
 * enforced without evidence.
 */
import type { EvidenceClass, LayerAccount, LayerState } from '../run-result.ts';
import type { Evidence } from './evidence.ts';
import { LAYERS } from './index.ts';
import type { Judgement, Layer } from './layer.ts';

/**
 * What a canary container has shown of one layer on this engine and runtime.
 * `unknown` while no canary has run, or where it could read nothing of the layer:
 * then a contradiction is no proof of a fault.
 */
export type Capability =
  /** `tried`: what a trial showed, where the limit itself cannot be read. */
  | { readonly can: true; readonly tried?: string }
  | { readonly can: false; readonly reason: string }
  | { readonly can: 'unknown' };

export type Capabilities = ReadonlyMap<string, Capability>;

/** A layer that this engine can do, was asked for, and is not there: the run must not start. */
export interface Contradiction {
  readonly layerId: string;
  readonly title: string;
  readonly fact: string;
}

export interface Accounting {
  readonly accounts: readonly LayerAccount[];
  readonly contradictions: readonly Contradiction[];
}

/** Judges every layer of one sandbox. */
export function accountForLayers(
  levels: Readonly<Record<string, string>>,
  evidence: Evidence,
  capabilities: Capabilities,
  layers: readonly Layer[] = LAYERS,
): Accounting {
  const accounts: LayerAccount[] = [];
  const contradictions: Contradiction[] = [];
  for (const layer of layers) {
    const level = levels[layer.id] ?? '';
    const applied = layer.readBack(evidence.container);
    const judgement = judgeLayer(layer, level, evidence);
    const settled = settle(layer, level, applied, judgement, capabilities.get(layer.id));
    if (settled === 'contradiction') {
      contradictions.push({ layerId: layer.id, title: layer.title, fact: judgement.fact });
    }
    accounts.push({
      id: layer.id,
      level,
      applied,
      state: settled === 'contradiction' ? 'open' : settled.state,
      class: layer.evidence,
      evidence: settled === 'contradiction' ? judgement.fact : settled.fact,
    });
  }
  return { accounts, contradictions };
}

/** One layer judged by its own rule. A judge that throws has read nothing: hostile facts must never end a judgement in green. */
export function judgeLayer(layer: Layer, level: string, evidence: Evidence): Judgement {
  try {
    return layer.kind === 'sized'
      ? layer.judge(evidence, Number(level))
      : layer.judge(evidence, level);
  } catch {
    return { says: 'unreadable', fact: 'the facts are not understood' };
  }
}

type Settled = { readonly state: LayerState; readonly fact: string } | 'contradiction';

function settle(
  layer: Layer,
  level: string,
  applied: string | null,
  judgement: Judgement,
  capability: Capability = { can: 'unknown' },
): Settled {
  const { says, fact } = judgement;
  if (says === 'unavailable') return { state: 'unavailable', fact };
  if (!asksToHold(layer, level)) return { state: 'open', fact };
  if (says === 'holds') return confirmed(layer.evidence, level, applied, fact);
  if (says === 'open') return { state: 'open', fact };
  if (capability.can === false) {
    const { reason } = capability;
    return { state: 'unavailable', fact: reason.includes(fact) ? reason : `${reason} (${fact})` };
  }
  if (says === 'unreadable') {
    const tried = capability.can === true ? capability.tried : undefined;
    return { state: 'inconclusive', fact: tried === undefined ? fact : `${fact}; ${tried}` };
  }
  if (capability.can === true) return 'contradiction';
  return { state: 'inconclusive', fact: `${fact}, and whether this engine can do it is not known` };
}

/** The engine's inspect must agree with the inside, where it shows the layer at all. */
function confirmed(
  evidence: EvidenceClass,
  level: string,
  applied: string | null,
  fact: string,
): Settled {
  if (evidence === 'application' || applied === level) return { state: 'enforced', fact };
  const shown = applied === null ? 'shows nothing of it' : `shows “${applied}”`;
  return { state: 'inconclusive', fact: `${fact}, but the engine’s inspect ${shown}` };
}

function asksToHold(layer: Layer, level: string): boolean {
  if (layer.kind !== 'choice') return true;
  return layer.levels.some((candidate) => candidate.id === level && candidate.holds);
}
