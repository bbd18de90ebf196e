/** What a run uses of each bounded resource, against its limit: pure. */
import type { RunReport } from '../../shared/run-result.ts';
import {
  cpuPoints,
  memoryPoints,
  processPoints,
  type UsagePoint,
  type UsageSample,
} from '../../shared/usage.ts';

export interface Gauge {
  /** The layer's id whose limit it is. */
  readonly id: 'memory' | 'cpu' | 'processes';
  readonly title: string;
  readonly points: readonly UsagePoint[];
  /** In the points' unit; null where it is not known, or no number. */
  readonly limit: number | null;
  /** While the run goes on what is used now, after it the most; null where that is not known. */
  readonly value: number | null;
  /** A value as a person reads it, without its unit: `34.5`. */
  readonly format: (value: number) => string;
}

export interface GaugeInput {
  readonly samples: readonly UsageSample[];
  readonly report: RunReport | null;
  /** The level of a layer in that run, as text. */
  readonly level: (layerId: string) => string | null;
}

const MEBIBYTE = 1024 * 1024;

export function gaugesOf({ samples, report, level }: GaugeInput): readonly Gauge[] {
  const limit = (id: string, unit: number): number | null => {
    const size = Number(level(id) ?? Number.NaN);
    return Number.isFinite(size) && size > 0 ? size * unit : null;
  };
  const memory = memoryPoints(samples);
  const cpu = cpuPoints(samples);
  const processes = processPoints(samples);
  const value = (points: readonly UsagePoint[], peak: number | null): number | null =>
    report === null ? (points.at(-1)?.value ?? null) : (peak ?? highest(points));
  return [
    {
      id: 'memory',
      title: 'Memory',
      points: memory,
      limit: limit('memory', MEBIBYTE),
      value: value(memory, report?.usage.peakMemoryBytes ?? null),
      format: (bytes) => rounded(bytes / MEBIBYTE),
    },
    {
      id: 'cpu',
      title: 'CPU',
      points: cpu,
      limit: limit('cpu', 1),
      value: value(cpu, null),
      format: (cores) => cores.toFixed(2),
    },
    {
      id: 'processes',
      title: 'Processes',
      points: processes,
      limit: limit('processes', 1),
      value: value(processes, report?.usage.peakProcesses ?? null),
      format: (count) => String(Math.round(count)),
    },
  ];
}

function highest(points: readonly UsagePoint[]): number | null {
  return points.length === 0 ? null : Math.max(...points.map(({ value }) => value));
}

/** Three figures say all that a person compares. */
function rounded(value: number): string {
  return value < 100 ? value.toFixed(1) : String(Math.round(value));
}

/** Whether a value stands so near its limit that this is what a person should see. */
export function isAtLimit({ value, limit }: Gauge): boolean {
  return value !== null && limit !== null && value >= limit * 0.97;
}

const UNITS: Readonly<Record<Gauge['id'], string>> = {
  memory: ' MiB',
  cpu: ' cores',
  processes: '',
};

/** `34.5 of 256 MiB`, `0.98 of 1 core`: short, and the same for the eye and the ear. */
export function gaugeText({ id, value, limit, format }: Gauge): string {
  const used = value === null ? '–' : format(value);
  if (limit === null) return value === null ? used : `${used}${UNITS[id]}`;
  const most = id === 'memory' ? limit / MEBIBYTE : limit;
  return `${used} of ${most}${most === 1 && id === 'cpu' ? ' core' : UNITS[id]}`;
}

/** A point under the pointer: `34.5 MiB`. */
export function pointText({ id, format }: Gauge, value: number): string {
  return `${format(value)}${UNITS[id]}`;
}
