import { useId, useState } from 'react';
import type { RunReport } from '../../shared/run-result.ts';
import { formatBytes, formatDuration } from './figures.ts';
import { RunStages } from './run-stages.tsx';
import { stepsOf } from './stages.ts';

/** What a run took: its stages, and what of the machine it used, as far as that is known. */
export function RunFigures({ report }: { report: RunReport }) {
  const { usage } = report;
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  const steps = stepsOf(report);
  const used: readonly (readonly [string, string | null])[] = [
    ['Peak memory', usage.peakMemoryBytes === null ? null : formatBytes(usage.peakMemoryBytes)],
    ['CPU time', usage.cpuMs === null ? null : formatDuration(usage.cpuMs)],
    ['Most processes', usage.peakProcesses === null ? null : String(usage.peakProcesses)],
    ['Output', report.truncated ? 'cut off at its limit' : null],
  ];
  const known = used.filter(([, figure]) => figure !== null);
  if (known.length + steps.length === 0) return null;
  return (
    <div className="figures">
      <RunStages steps={steps} />
      {/* There for narrow windows alone; elsewhere the figures always stand. */}
      <button
        type="button"
        className="button quiet"
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={() => setOpen(!isOpen)}
      >
        Figures
      </button>
      <dl id={listId} className={isOpen ? 'open' : undefined}>
        {steps.map(({ id, name, figure }) => (
          <div key={id} className={`stage ${id}`}>
            <dt>{name}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
        {known.map(([name, figure]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
