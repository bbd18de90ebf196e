import {
  factOf,
  firstLimit,
  mountsOf,
  pairsOf,
  wholeNumber,
  type Evidence,
  type InsideFacts,
  type Mount,
} from './evidence.ts';
import { MEBIBYTE, contradicts, holds, manPage, unreadable } from './judging.ts';
import type { SizedLayer } from './layer.ts';
import { MEMORY_LIMITS } from './memory.ts';

/** Where a program may write. */
const PLACES = ['/box', '/tmp'] as const;
const SHARED_MEMORY = '/dev/shm';
/** Shared memory needs no more than this, whatever the size. */
const SHARED_MEMORY_MOST_MIB = 16;
/** Files and folders that fit on each, for each MiB, with a floor for small sizes. */
const INODES_PER_MIB = 64;
const INODES_LEAST = 1024;

const inodesFor = (size: number): number => Math.max(INODES_LEAST, size * INODES_PER_MIB);
const sharedMemoryFor = (size: number): number => Math.min(size, SHARED_MEMORY_MOST_MIB);

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
    '/box, /tmp and shared memory live in memory and end with the run; none can grow past its size. Their count of files is bounded too: by a count where the engine can set one, else by the memory limit.',
  doesNotStop: 'Use of all of it. What is written counts against the memory limit as well.',
  guards: [{ claim: 'limits', otherwise: 'could' }],
  opens: 'fill this machine’s memory with files',
  reaches: 'fill {size} each of /box and /tmp',
  sources: [manPage('tmpfs(5)')],
  apply: (size, { executableScratch }) => {
    const inodes = inodesFor(size);
    return {
      tmpfs: {
        '/box': { sizeMiB: size, inodes, executable: executableScratch },
        '/tmp': { sizeMiB: size, inodes, executable: false },
      },
      shmMiB: sharedMemoryFor(size),
    };
  },
  readBack: ({ tmpfs }) => {
    const sizes = PLACES.map((place) => /(?:^|,)size=(\d+)m(?:,|$)/.exec(tmpfs[place] ?? '')?.[1]);
    return sizes[0] !== undefined && sizes[0] === sizes[1] ? sizes[0] : null;
  },
  judge: (evidence, size) => {
    const { inside } = evidence;
    const most = new Map<string, number>([
      ...PLACES.map((place) => [place, size] as const),
      [SHARED_MEMORY, sharedMemoryFor(size)],
    ]);
    const found = [...most.keys()].map((place) => ({
      place,
      bytes: figure(inside, place, 'bytes'),
    }));
    const unread = found.find(({ bytes }) => bytes === null);
    if (unread !== undefined) return unreadable(`the size of ${unread.place} cannot be read`);
    const sizes = found
      .map(({ place, bytes }) => `${place}: ${(bytes ?? 0) / MEBIBYTE} MiB`)
      .join(', ');
    const isBounded = found.every(
      ({ place, bytes }) =>
        bytes !== null && bytes > 0 && bytes <= (most.get(place) ?? 0) * MEBIBYTE,
    );
    if (!isBounded) return contradicts(sizes);
    const list = mountsOf(inside);
    if (list === null) return unreadable(`${sizes}; whether there is more cannot be read`);
    const endless = list.filter(isEndless).map(({ point }) => point);
    if (endless.length > 0) {
      return contradicts(`${sizes}, but ${endless.join(', ')} can be written without a size`);
    }
    return judgeCounts(evidence, size, sizes);
  },
};

/** The sizes hold; the count of files must as well. */
function judgeCounts(evidence: Evidence, size: number, sizes: string): ReturnType<typeof holds> {
  const { inside, container } = evidence;
  const counts = PLACES.map((place) => figure(inside, place, 'inodes'));
  // A file system that keeps no count of its own answers 0.
  if (counts.every((count) => count !== null && count > 0 && count <= inodesFor(size))) {
    return holds(`${sizes}; ${counts.join(' and ')} files at most`);
  }
  // The kernel charges a file on tmpfs to the memory of the control group that made it.
  const limit = firstLimit(inside, MEMORY_LIMITS);
  if (limit !== null && container.memoryBytes !== null && limit.value <= container.memoryBytes) {
    return holds(`${sizes}; their files are bounded by the memory limit alone`);
  }
  return unreadable(`${sizes}; what bounds the count of files cannot be read`);
}

function figure(inside: InsideFacts, place: string, key: 'bytes' | 'inodes'): number | null {
  return wholeNumber(pairsOf(factOf(inside, `filesystem/${place}`)).get(key));
}

/** A tmpfs that may be written and has no size, elsewhere than where the engine keeps its own. */
function isEndless({ point, options, type, superOptions }: Mount): boolean {
  if (type !== 'tmpfs' || !options.includes('rw')) return false;
  if (/^\/(dev|proc|sys)(\/|$)/.test(point)) return false;
  return !superOptions.some((option) => /^size=[1-9]/.test(option));
}
