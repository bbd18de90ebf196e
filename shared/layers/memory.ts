import { factOf, firstLimit, wholeNumber } from './evidence.ts';
import { MEBIBYTE, contradicts, dockerPage, holds, manPage, unreadable } from './judging.ts';
import type { SizedLayer } from './layer.ts';

/** Where control groups of version 2 and 1 keep it. */
export const MEMORY_LIMITS = [
  '/sys/fs/cgroup/memory.max',
  '/sys/fs/cgroup/memory/memory.limit_in_bytes',
];
const SWAP_V2 = '/sys/fs/cgroup/memory.swap.max';
const WITH_SWAP_V1 = '/sys/fs/cgroup/memory/memory.memsw.limit_in_bytes';

export const memory: SizedLayer = {
  kind: 'sized',
  id: 'memory',
  title: 'Memory',
  ring: 'resources',
  evidence: 'inside',
  unit: 'MiB',
  default: 256,
  minimum: 16,
  ceiling: {
    rule: 'half of the engine’s memory',
    of: ({ memoryMiB }) => Math.max(16, Math.floor(memoryMiB / 2)),
  },
  step: 1,
  stops:
    'A program that eats memory is ended by the kernel before this machine slows down; it cannot swap either.',
  doesNotStop: 'Use of all of its share. Scratch space counts against it.',
  guards: [{ claim: 'limits', otherwise: 'could' }],
  opens: 'use up this machine’s memory',
  reaches: 'use {size} of memory',
  sources: [
    manPage('cgroups(7)'),
    dockerPage('resource constraints', 'engine/containers/resource_constraints'),
  ],
  apply: (size) => ({ memoryMiB: size }),
  readBack: ({ memoryBytes, memorySwapBytes }) =>
    memoryBytes !== null && memoryBytes > 0 && memorySwapBytes === memoryBytes
      ? String(memoryBytes / MEBIBYTE)
      : null,
  judge: ({ inside }, size) => {
    const limit = firstLimit(inside, MEMORY_LIMITS);
    if (limit === null) return unreadable('no memory limit can be read in the control group');
    const shown = `${limit.name.split('/').pop()}: ${limit.value / MEBIBYTE} MiB`;
    if (limit.value > size * MEBIBYTE) return contradicts(shown);
    const swapV2 = factOf(inside, SWAP_V2);
    const withSwap = factOf(inside, WITH_SWAP_V1);
    const noSwap = swapV2.known
      ? swapV2.text.trim() === '0'
      : withSwap.known
        ? (wholeNumber(withSwap.text) ?? Number.POSITIVE_INFINITY) <= limit.value
        : null;
    if (noSwap === null) return unreadable(`${shown}; whether it may swap cannot be read`);
    return noSwap ? holds(`${shown}, swap 0`) : contradicts(`${shown}, but swap is allowed`);
  },
};
