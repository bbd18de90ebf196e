/** What needs a consent that no page can give: the rules, for those who ask and for those who say it beforehand. */
import type { LayerDescription } from './layer.ts';

/** Limits without which a run could take the machine down; their absence needs consent. */
export const VITAL_LIMITS: readonly string[] = ['memory', 'processes', 'scratch'];

/** Levels that are no weaker than Docker's own, and yet not a page's to choose. */
const GUARDED_FROM_PAGES: Readonly<Record<string, string>> = { network: 'internet' };

/** Whether a page that asks for this level needs the person's consent, though it is not below Docker's default. */
export function isGuardedFromPages(layerId: string, level: string | undefined): boolean {
  return level !== undefined && GUARDED_FROM_PAGES[layerId] === level;
}

/** Whether a run that a page asks for at this level needs consent. */
export function asksConsent(
  layer: Pick<LayerDescription, 'id' | 'levels'>,
  level: string,
): boolean {
  return (
    isGuardedFromPages(layer.id, level) ||
    layer.levels.some((each) => each.id === level && each.belowDockerDefault)
  );
}
