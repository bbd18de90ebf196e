import type { Step } from './stages.ts';

/** Where a run's time went, as long as each step took; what it shows stands in words beside it. */
export function RunStages({ steps }: { steps: readonly Step[] }) {
  if (steps.length < 2) return null;
  return (
    <span className="stages" aria-hidden="true">
      {steps.map(({ id, ms }) => (
        <span key={id} className={`stage ${id}`} style={{ flexGrow: Math.max(ms, 1) }} />
      ))}
    </span>
  );
}
