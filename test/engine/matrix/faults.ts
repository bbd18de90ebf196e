/** What of an engine's cells must not be. Pure. */
import type { MatrixEngine } from './engines/matrix-engine.ts';
import type { Experiment } from './experiments/experiment.ts';
import type { Shown } from './table.ts';

type Promises = Pick<MatrixEngine, 'enforces' | 'cannot' | 'closedAnyway'>;

const UNGREEN: readonly Shown['state'][] = ['unavailable', 'inconclusive'];

/** Of a layer that no program tries. */
export function readingFaults(engine: Promises, layer: string, shown: Shown | undefined): string[] {
  if (shown === undefined) return [`nothing was read of ${layer}`];
  return byPromise(engine, layer, shown);
}

/**
 * Of a layer that a program tried.
 *
 * @param on at the holding level, or the small size
 * @param off at the open level, or the large size
 */
export function trialFaults(
  engine: Promises,
  experiment: Pick<Experiment, 'layer' | 'does' | 'isSize'>,
  on: Shown,
  off: Shown,
): string[] {
  const { layer, does, isSize = false } = experiment;
  const faults = byPromise(engine, layer, on);
  // The one thing that must never be.
  if (on.state === 'enforced' && on.works !== false) {
    faults.push(`${layer} is called enforced, and the program got through`);
  }
  if (!isSize && off.state === 'enforced')
    faults.push(`${layer} is called enforced at an open level`);
  if (!engine.enforces.includes(layer)) return faults;
  // A larger size holds as well.
  const state = isSize ? 'enforced' : 'open';
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

function byPromise({ enforces, cannot }: Promises, layer: string, { state }: Shown): string[] {
  if (enforces.includes(layer) && state !== 'enforced') {
    return [`${layer} reads ${state}, and this engine can do it`];
  }
  if (cannot.includes(layer) && !UNGREEN.includes(state)) {
    return [`${layer} reads ${state}, and this engine cannot do or show it`];
  }
  return [];
}
