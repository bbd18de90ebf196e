import { factOf, pairsOf, wholeNumber, type InsideFacts } from './evidence.ts';
import { MEBIBYTE, contradicts, holds, manPage, unreadable } from './judging.ts';
import type { SizedLayer } from './layer.ts';

/** Where a program may write. */
const PLACES = ['/box', '/tmp'] as const;
/** Files and folders that fit on each, for each MiB, with a floor for small sizes. */
const INODES_PER_MIB = 64;
const INODES_LEAST = 1024;

export const scratch: SizedLayer = {
  kind: 'sized',
  id: 'scratch',
  title: 'Scratch space',
  ring: 'storage',
  evidence: 'inside',
  unit: 'MiB',
  default: 64,
  minimum: 1,
  ceiling: 1024,
  step: 1,
  leansOn: ['memory'],
  stops:
    '/box and /tmp live in memory and end with the run; neither they nor their count of files can grow past the size.',
  doesNotStop: 'Use of all of it. What is written counts against the memory limit as well.',
  sources: [manPage('tmpfs(5)')],
  apply: (size, { executableScratch }) => {
    const inodes = Math.max(INODES_LEAST, size * INODES_PER_MIB);
    return {
      tmpfs: {
        '/box': { sizeMiB: size, inodes, executable: executableScratch },
        '/tmp': { sizeMiB: size, inodes, executable: false },
      },
      shmMiB: Math.min(size, 16),
    };
  },
  readBack: ({ tmpfs }) => {
    const sizes = PLACES.map((place) => /(?:^|,)size=(\d+)m(?:,|$)/.exec(tmpfs[place] ?? '')?.[1]);
    return sizes[0] !== undefined && sizes[0] === sizes[1] ? sizes[0] : null;
  },
  judge: ({ inside }, size) => {
    const found = PLACES.map((place) => spaceOf(inside, place));
    if (found.some((space) => space === null))
      return unreadable('the size of /box or /tmp cannot be read');
    const fact = PLACES.map(
      (place, at) => `${place}: ${(found[at]?.bytes ?? 0) / MEBIBYTE} MiB`,
    ).join(', ');
    const bounded = found.every(
      (space) => space !== null && space.bytes > 0 && space.bytes <= size * MEBIBYTE,
    );
    return bounded ? holds(fact) : contradicts(fact);
  },
};

function spaceOf(inside: InsideFacts, place: string): { bytes: number } | null {
  const bytes = wholeNumber(pairsOf(factOf(inside, `filesystem/${place}`)).get('bytes'));
  return bytes === null ? null : { bytes };
}
