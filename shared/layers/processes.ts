import { firstLimit } from './evidence.ts';
import { contradicts, holds, manPage, unreadable } from './judging.ts';
import type { SizedLayer } from './layer.ts';

export const processes: SizedLayer = {
  kind: 'sized',
  id: 'processes',
  title: 'Processes',
  ring: 'resources',
  evidence: 'inside',
  unit: 'processes',
  default: 64,
  minimum: 8,
  ceiling: 512,
  step: 1,
  stops: 'A fork bomb stops at the limit: starting one more process or thread fails.',
  doesNotStop:
    'Use of all of them. The launcher is one of the count, and threads count too, gVisor’s own as well: with it the default is 256.',
  guards: [{ claim: 'limits', otherwise: 'could' }],
  opens: 'start processes until this machine stalls',
  reaches: 'run {size} at once',
  sources: [
    {
      title: 'Linux kernel: process number controller',
      url: 'https://docs.kernel.org/admin-guide/cgroup-v1/pids.html',
    },
    manPage('fork(2)'),
  ],
  apply: (size) => ({ pids: size }),
  readBack: ({ pidsLimit }) => (pidsLimit !== null && pidsLimit > 0 ? String(pidsLimit) : null),
  judge: ({ inside }, size) => {
    const limit = firstLimit(inside, ['/sys/fs/cgroup/pids.max', '/sys/fs/cgroup/pids/pids.max']);
    if (limit === null) return unreadable('no process limit can be read in the control group');
    const fact = `pids.max: ${Number.isFinite(limit.value) ? limit.value : 'max'}`;
    return limit.value <= size ? holds(fact) : contradicts(fact);
  },
};
