import { MEBIBYTE, contradicts, holds, manPage, unreadable } from './judging.ts';
import type { SizedLayer } from './layer.ts';
import { rlimitApplied, rlimitInside } from './rlimit.ts';

export const fileSize: SizedLayer = {
  kind: 'sized',
  id: 'file-size',
  title: 'File size',
  ring: 'resources',
  evidence: 'inside',
  unit: 'MiB',
  default: 64,
  minimum: 1,
  ceiling: 1024,
  step: 1,
  stops:
    'No single file grows past the size: the write fails, or the signal SIGXFSZ ends the program.',
  doesNotStop: 'Many files of that size; scratch space bounds their sum.',
  guards: [{ claim: 'limits', otherwise: 'could' }],
  opens: 'write one file as large as its space',
  reaches: 'write a file of {size}',
  sources: [manPage('getrlimit(2)')],
  apply: (size) => ({ rlimits: { fsize: size * MEBIBYTE } }),
  readBack: (container) => {
    const bytes = rlimitApplied(container, 'fsize');
    return bytes === null ? null : String(bytes / MEBIBYTE);
  },
  judge: ({ inside }, size) => {
    const limit = rlimitInside(inside, 'fsize');
    if (limit === null) return unreadable('RLIMIT_FSIZE cannot be read');
    const fact = `RLIMIT_FSIZE: ${limit.hard / MEBIBYTE} MiB`;
    return limit.hard <= size * MEBIBYTE ? holds(fact) : contradicts(fact);
  },
};
