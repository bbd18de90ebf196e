/** Where a size's slider stops: evenly apart by ratio, as memory and time are felt. Pure. */
import type { LayerDescription } from '../../shared/layers/layer.ts';

/** Sizes with a meaning of their own, in order. */
export interface SizeMark {
  readonly size: number;
  readonly title: string;
}

/** What is counted in powers of two. */
const BINARY = new Set(['MiB', 'KiB', 'processes', 'files']);

/**
 * @param language its name and what it raises the default to, where it does
 * @returns the least size, the default, the language's and the most; nothing while the ceiling is not known
 */
export function sizeMarks(
  layer: LayerDescription,
  language: { readonly name: string; readonly raised: number } | null,
): readonly SizeMark[] {
  const { minimum, ceiling } = layer;
  if (minimum === null || ceiling === null) return [];
  const marks = [
    { size: minimum, title: 'least' },
    { size: Number(layer.default), title: 'Hardened' },
    ...(language === null ? [] : [{ size: language.raised, title: language.name }]),
    { size: ceiling, title: 'most' },
  ];
  return marks
    .filter(({ size }) => size >= minimum && size <= ceiling)
    .toSorted((one, other) => one.size - other.size);
}

/** @returns sizes from the least to the most, the marks among them; nothing while the ceiling is not known */
export function sizeStops(layer: LayerDescription, marks: readonly SizeMark[]): readonly number[] {
  const { minimum, ceiling, unit } = layer;
  if (minimum === null || ceiling === null) return [];
  const [base, parts] = BINARY.has(unit ?? '') ? [2, [1, 1.5]] : [10, [1, 1.5, 2, 3, 5, 7.5]];
  const stops = new Set(marks.map(({ size }) => size));
  const first = Math.floor(Math.log(minimum) / Math.log(base));
  for (let power = base ** first; power <= ceiling; power *= base) {
    for (const part of parts) {
      const size = Number((power * part).toPrecision(6));
      const isWhole = !BINARY.has(unit ?? '') || Number.isInteger(size);
      if (isWhole && size > minimum && size < ceiling) stops.add(size);
    }
  }
  return [...stops].toSorted((one, other) => one - other);
}

/** @returns the index of the stop that is nearest to a size, by ratio */
export function nearestStop(stops: readonly number[], size: number): number {
  const apart = (stop: number) => Math.abs(Math.log(stop / size));
  return stops.reduce(
    (best, stop, at) => (apart(stop) < apart(stops[best] ?? stop) ? at : best),
    0,
  );
}
