/** What of an engine's cells must not be. Pure. */
import type { MatrixEngine } from './engines/matrix-engine.ts';
import type { Experiment } from './experiments/experiment.ts';
import type { Shown } from './table.ts';

type Promises = Pick<MatrixEngine, 'enforces' | 'cannot' | 'refuses' | 'closedAnyway'>;

const UNGREEN: readonly Shown['state'][] = ['unavailable', 'inconclusive'];

/** Of a layer that no program tries. */
export function readingFaults(engine: Promises, layer: string, shown: Shown | undefined): string[] {
  if (shown === undefined) return [`nothing was read of ${layer}`];
  return byPromise(engine, layer, shown);
}

/**
 * Of a layer that a program tried.
 *
 * @param on at the holding level, or the strongest
 * @param off at the open level, or one that holds as well and less
 */
export function trialFaults(
  engine: Promises,
  experiment: Pick<Experiment, 'layer' | 'does' | 'openHolds'>,
  on: Shown,
  off: Shown,
): string[] {
  const { layer, does, openHolds = false } = experiment;
  const faults = byPromise(engine, layer, on);
  // The one thing that must never be.
  if (on.state === 'enforced' && on.works !== false) {
    faults.push(`${layer} is called enforced, and the program got through`);
  }
  const isLie = !openHolds || engine.cannot.includes(layer);
  if (isLie && off.state === 'enforced') {
    faults.push(`${layer} is called enforced at ${openHolds ? 'the weaker' : 'an open'} level`);
  }
  if (!engine.enforces.includes(layer)) return faults;
  const state = openHolds ? 'enforced' : 'open';
  if (off.state !== state)
    faults.push(`${layer} reads ${off.state} where nothing stops the program`);
  const isClosed = Object.hasOwn(engine.closedAnyway, does);
  if (off.works === isClosed) {
    faults.push(
      isClosed
        ? `the program got through, though it was not expected to: ${engine.closedAnyway[does]}`
        : `nothing but ${layer} should stop the program, and something did`,
    );
  }
  return faults;
}

function byPromise(
  { enforces, cannot, refuses }: Promises,
  layer: string,
  { state }: Shown,
): string[] {
  if (enforces.includes(layer) && state !== 'enforced') {
    return [`${layer} reads ${state}, and this engine can do it`];
  }
  if (cannot.includes(layer) && !UNGREEN.includes(state)) {
    return [`${layer} reads ${state}, and this engine cannot do or show it`];
  }
  if (refuses.includes(layer) && state !== 'refused') {
    return [`${layer} reads ${state}, and this engine does not have it`];
  }
  return [];
}
