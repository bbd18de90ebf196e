/** How long a benchmark takes on a machine with two cores, measured once. */
import type { BenchOptions, Part } from './options.ts';
import { PROGRAMS } from './programs.ts';

/** One round of all languages under a way each; gVisor’s compilers are what is slow. */
const ROUND_MS = 30_000;
const OTHER_MS: Readonly<
  Record<Exclude<Part, 'languages'>, readonly [full: number, quick: number]>
> = {
  evidence: [12_000, 4_000],
  throughput: [90_000, 30_000],
  flood: [20_000, 5_000],
  start: [20_000, 6_000],
  memory: [300_000, 20_000],
};
/** Meeting the engine, and another one for gVisor with all images. */
const SET_UP_MS = 90_000;

/** @returns milliseconds */
export function estimatedMs(options: BenchOptions): number {
  const { rounds, isQuick, parts } = options;
  const all = Object.keys(PROGRAMS).length;
  const share = options.languages.length === 0 ? 1 : options.languages.length / all;
  const others = parts.filter((part) => part !== 'languages');
  const rest = others.reduce((sum, part) => sum + OTHER_MS[part][isQuick ? 1 : 0], 0);
  const turns = parts.includes('languages') ? (rounds + 2) * ROUND_MS + SET_UP_MS : 0;
  return turns * share + rest;
}
