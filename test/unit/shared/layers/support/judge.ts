/** One layer asked alone. */
import { accountForLayers, type Capability } from '../../../../../shared/layers/account.ts';
import type { Evidence } from '../../../../../shared/layers/evidence.ts';
import { layerById } from '../../../../../shared/layers/index.ts';
import type { Judgement, Layer } from '../../../../../shared/layers/layer.ts';
import type { LayerState } from '../../../../../shared/run-result.ts';

export function layerNamed(id: string): Layer {
  const layer = layerById(id);
  if (layer === null) throw new Error(`There is no layer ${id}`);
  return layer;
}

export function judge(id: string, level: string, evidence: Evidence): Judgement {
  const layer = layerNamed(id);
  return layer.kind === 'sized'
    ? layer.judge(evidence, Number(level))
    : layer.judge(evidence, level);
}

export const CAN: Capability = { can: true };

/** The layer's state, or `refused` when the run must not start. */
export function stateOf(
  id: string,
  level: string,
  evidence: Evidence,
  capability: Capability = CAN,
): LayerState | 'refused' {
  const { accounts, contradictions } = accountForLayers(
    { [id]: level },
    evidence,
    new Map([[id, capability]]),
    [layerNamed(id)],
  );
  if (contradictions.length > 0) return 'refused';
  return accounts[0]?.state ?? 'inconclusive';
}
