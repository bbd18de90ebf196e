import { contradicts, holds, manPage, unreadable } from './judging.ts';
import type { SizedLayer } from './layer.ts';
import { rlimitApplied, rlimitInside } from './rlimit.ts';

export const openFiles: SizedLayer = {
  kind: 'sized',
  id: 'open-files',
  title: 'Open files',
  ring: 'resources',
  evidence: 'inside',
  unit: 'files',
  default: 256,
  minimum: 16,
  ceiling: 1024,
  step: 1,
  stops: 'One process cannot hold so many files and sockets open that the kernel’s tables fill.',
  doesNotStop: 'Several processes, each with that many; the process limit bounds those.',
  guards: [{ claim: 'limits', otherwise: 'could' }],
  opens: 'hold as many files open as the kernel allows',
  reaches: 'hold {size} open at once',
  sources: [manPage('getrlimit(2)')],
  apply: (size) => ({ rlimits: { nofile: size } }),
  readBack: (container) => rlimitApplied(container, 'nofile')?.toString() ?? null,
  judge: ({ inside }, size) => {
    const limit = rlimitInside(inside, 'nofile');
    if (limit === null) return unreadable('RLIMIT_NOFILE cannot be read');
    const fact = `RLIMIT_NOFILE: ${limit.hard}`;
    return limit.hard <= size ? holds(fact) : contradicts(fact);
  },
};
