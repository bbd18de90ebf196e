import type { RunReport, StageResult, Timing } from '../../shared/run-result.ts';
import { formatBytes, formatDuration } from './figures.ts';

/** What a run took: its stages, and what of the machine it used, as far as that is known. */
export function RunFigures({ report }: { report: RunReport }) {
  const { timing, usage, stages } = report;
  const figures: readonly (readonly [string, string | null])[] = [
    ['Sandbox ready', startFigure(timing)],
    ...stages.map((stage) => [STAGE_WORDS[stage.name], stageFigure(stage)] as const),
    ['Peak memory', usage.peakMemoryBytes === null ? null : formatBytes(usage.peakMemoryBytes)],
    ['CPU time', usage.cpuMs === null ? null : formatDuration(usage.cpuMs)],
    ['Most processes', usage.peakProcesses === null ? null : String(usage.peakProcesses)],
    ['Output', report.truncated ? 'cut off at its limit' : null],
  ];
  const known = figures.filter(([, figure]) => figure !== null);
  if (known.length === 0) return null;
  return (
    <dl className="figures">
      {known.map(([name, figure]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}

const STAGE_WORDS = { compile: 'Compiling', run: 'Running' } as const;

function startFigure({ startMs, parked }: Timing): string | null {
  if (startMs === null) return null;
  return parked ? `${formatDuration(startMs)}, started ahead` : formatDuration(startMs);
}

function stageFigure(stage: StageResult): string {
  const end = stage.signal ?? (stage.exitCode === null ? null : `exit ${stage.exitCode}`);
  return end === null ? formatDuration(stage.ms) : `${formatDuration(stage.ms)}, ${end}`;
}
