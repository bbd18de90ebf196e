/** The next size worth trying after one that was too small: pure. */
import type { LayerDescription } from '../../shared/layers/layer.ts';

export interface LargerSize {
  readonly level: string;
  /** As a person says it: `512 MiB`, `60 s`. */
  readonly words: string;
}

/** Sizes worth trying, where doubling says too little. */
const MARKS: Readonly<Record<string, readonly number[]>> = {
  deadline: [10, 60, 300],
  output: [1024, 16 * 1024],
};

/** @returns null where nothing larger may be asked for, or the ceiling is not known */
export function largerSize(layer: LayerDescription, asked: string): LargerSize | null {
  const now = Number(asked);
  const { ceiling } = layer;
  if (layer.kind !== 'sized' || ceiling === null || !(now > 0) || now >= ceiling) return null;
  const marks = MARKS[layer.id];
  const wanted =
    marks === undefined ? powerAbove(now) : (marks.find((mark) => mark >= 2 * now) ?? ceiling);
  const size = Math.min(wanted, ceiling);
  return { level: String(size), words: sizeWords(size, layer.unit ?? '') };
}

/** Whole powers of two are what memory is asked for in. */
const powerAbove = (size: number): number => 2 ** (Math.floor(Math.log2(size)) + 1);

function sizeWords(size: number, unit: string): string {
  if (unit === 'seconds') return `${size} s`;
  if (unit === 'KiB' && size % 1024 === 0) return sizeWords(size / 1024, 'MiB');
  if (unit === 'MiB' && size >= 1024 && size % 1024 === 0) return `${size / 1024} GiB`;
  return `${size} ${unit}`;
}
