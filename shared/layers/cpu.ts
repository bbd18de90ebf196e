import { factOf, wholeNumber, type InsideFacts } from './evidence.ts';
import { contradicts, dockerPage, holds, manPage, unreadable } from './judging.ts';
import type { SizedLayer } from './layer.ts';

export const cpu: SizedLayer = {
  kind: 'sized',
  id: 'cpu',
  title: 'Processor',
  ring: 'resources',
  evidence: 'inside',
  unit: 'cores',
  default: 1,
  minimum: 0.1,
  ceiling: {
    rule: 'the engine’s cores less a quarter core',
    of: ({ cpus }) => Math.max(0.1, cpus - 0.25),
  },
  step: 0.01,
  stops: 'An endless loop gets its share of the processor and no more; this machine stays usable.',
  doesNotStop: 'Use of that share until the deadline.',
  guards: [{ claim: 'limits', otherwise: 'could' }],
  opens: 'take every core of this machine',
  reaches: 'keep {size} busy',
  sources: [
    manPage('cgroups(7)'),
    dockerPage('resource constraints', 'engine/containers/resource_constraints'),
  ],
  apply: (size) => ({ cpus: size }),
  readBack: ({ nanoCpus }) => (nanoCpus !== null && nanoCpus > 0 ? String(nanoCpus / 1e9) : null),
  judge: ({ inside }, size) => {
    const cores = quotaOf(inside);
    if (cores === null) return unreadable('no processor quota can be read in the control group');
    const fact = Number.isFinite(cores) ? `quota: ${cores} cores` : 'quota: none';
    // The kernel keeps whole microseconds in a period of 100 ms.
    return cores <= size + 0.001 ? holds(fact) : contradicts(fact);
  },
};

/** @returns cores, infinity when there is no quota, null when it cannot be read */
function quotaOf(inside: InsideFacts): number | null {
  const v2 = factOf(inside, '/sys/fs/cgroup/cpu.max');
  if (v2.known) {
    const [quota, period] = v2.text.trim().split(/\s+/);
    return ratio(quota, period);
  }
  const quota = factOf(inside, '/sys/fs/cgroup/cpu/cpu.cfs_quota_us');
  const period = factOf(inside, '/sys/fs/cgroup/cpu/cpu.cfs_period_us');
  return quota.known && period.known ? ratio(quota.text.trim(), period.text.trim()) : null;
}

function ratio(quota: string | undefined, period: string | undefined): number | null {
  if (quota === 'max' || quota === '-1') return Number.POSITIVE_INFINITY;
  const above = wholeNumber(quota);
  const below = wholeNumber(period);
  return above === null || below === null || below === 0 ? null : above / below;
}
