/** What the layers made of one resource limit of setrlimit(2) have in common. */
import type { RlimitName } from '../container-spec.ts';
import { factOf, pairsOf, wholeNumber, type InsideFacts } from './evidence.ts';
import type { InspectedContainer } from './inspected-container.ts';

/** @returns soft and hard limit in the limit's own unit, or null when they cannot be read */
export function rlimitInside(
  inside: InsideFacts,
  name: RlimitName,
): { readonly soft: number; readonly hard: number } | null {
  const pairs = pairsOf(factOf(inside, `rlimit/${name}`));
  const soft = wholeNumber(pairs.get('soft'));
  const hard = wholeNumber(pairs.get('hard'));
  return soft === null || hard === null ? null : { soft, hard };
}

/** @returns the limit that the engine's inspect shows, or null */
export function rlimitApplied(container: InspectedContainer, name: RlimitName): number | null {
  return container.ulimits[name] ?? null;
}
