/** What is told of many measurements of one thing. */

export interface Summary {
  readonly n: number;
  readonly minimum: number;
  readonly median: number;
  /** The 95th percentile, by the nearest rank: a value that was measured. */
  readonly p95: number;
}

/**
 * @param values in any order and any one unit
 * @returns null of nothing
 */
export function summarise(values: readonly number[]): Summary | null {
  const sorted = values.toSorted((a, b) => a - b);
  const minimum = sorted[0];
  if (minimum === undefined) return null;
  const middle = (sorted.length - 1) / 2;
  return {
    n: sorted.length,
    minimum,
    median: (at(sorted, Math.floor(middle)) + at(sorted, Math.ceil(middle))) / 2,
    p95: at(sorted, Math.ceil(sorted.length * 0.95) - 1),
  };
}

/** One median against another; null where either is missing or there is nothing to divide by. */
export function ratioOf(
  ours: Summary | null | undefined,
  theirs: Summary | null | undefined,
): number | null {
  if (!ours || !theirs || theirs.median === 0) return null;
  return ours.median / theirs.median;
}

function at(values: readonly number[], index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no value ${index} among ${values.length}`);
  return value;
}
