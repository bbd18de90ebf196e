/** What bears a verdict out, in a line: pure, and nothing that the report does not say. */
import type { LayerDescription } from '../../shared/layers/layer.ts';
import type { LayerAccount, RunReport, VerdictKind } from '../../shared/run-result.ts';
import { formatBytes, formatDuration } from './figures.ts';

export interface Evidence {
  /** `Memory layer held.` */
  readonly sentence: string;
  /** As they were read, the deciding one first. */
  readonly facts: readonly string[];
  /** What of the output there is to be read; null where nothing is to be said of it. */
  readonly output: string | null;
}

/** The layer that decided, for the kinds that one layer decides. */
const DECIDING: Partial<Readonly<Record<VerdictKind, string>>> = {
  deadline: 'deadline',
  'out-of-memory': 'memory',
  'output-limit': 'output',
};

/** By the signal that ended the program. */
const DECIDING_SIGNALS: Readonly<Record<string, string>> = {
  SIGXFSZ: 'file-size',
};

/** @returns null where no layer had a part in it */
export function evidenceOf(
  report: RunReport,
  layers: readonly LayerDescription[],
): Evidence | null {
  const { verdict } = report;
  const ids = new Set([...decidingLayers(report), ...verdict.limitsHit]);
  const accounts = [...ids].flatMap((id) => report.layers.filter((layer) => layer.id === id));
  // Only of a layer whose evidence says so.
  const held = accounts.filter(({ state }) => state === 'enforced');
  if (held.length === 0) return null;
  const titles = held.map(({ id }) => layers.find((layer) => layer.id === id)?.title ?? id);
  return {
    sentence: `${listed(titles)} ${titles.length === 1 ? 'layer' : 'layers'} held.`,
    facts: held.flatMap((account) => factsOf(account, report)),
    output: report.timing.firstOutputMs === null ? null : (OUTPUT_WORDS[verdict.kind] ?? null),
  };
}

const OUTPUT_WORDS: Partial<Readonly<Record<VerdictKind, string>>> = {
  deadline: 'its output until then is below',
  'out-of-memory': 'its output until then is below',
};

function decidingLayers({ verdict }: RunReport): readonly string[] {
  const { kind, signal } = verdict;
  const id = DECIDING[kind] ?? (kind === 'signalled' ? DECIDING_SIGNALS[signal ?? ''] : undefined);
  return id === undefined ? [] : [id];
}

function factsOf({ id, evidence }: LayerAccount, report: RunReport): readonly string[] {
  const measured = MEASURED[id]?.(report) ?? null;
  return [evidence, measured].filter((fact) => fact !== null && fact !== '') as string[];
}

/** What was measured of the same resource. */
const MEASURED: Readonly<Record<string, (report: RunReport) => string | null>> = {
  memory: ({ usage }) =>
    usage.peakMemoryBytes === null ? null : `peak ${formatBytes(usage.peakMemoryBytes)}`,
  processes: ({ usage }) =>
    usage.peakProcesses === null ? null : `most at once: ${usage.peakProcesses}`,
  deadline: ({ usage }) => (usage.cpuMs === null ? null : `CPU ${formatDuration(usage.cpuMs)}`),
};

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
