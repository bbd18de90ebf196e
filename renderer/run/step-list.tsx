import { useDesk } from '../desk/desk-context.ts';
import type { NextStep } from './next-steps.ts';
import { useStepAction } from './use-step-action.ts';
import type { RunControl } from './use-run-control.ts';

interface StepListProps {
  readonly steps: readonly NextStep[];
  readonly control: RunControl;
}

/** What may be tried after a verdict. */
export function StepList({ steps, control }: StepListProps) {
  const { engine } = useDesk().state;
  const act = useStepAction(control);
  // What is to be done about an engine that cannot be used stands below, with its own button.
  const isUsable = engine === null || engine.state === 'ready';
  const shown = steps.filter(({ action }) => isUsable || action?.kind !== 'look-again');
  if (shown.length === 0) return null;
  return (
    <ul className="next-steps" aria-label="What to try next">
      {shown.map(({ words, action, label }) => (
        <li key={`${words} ${label}`}>
          {words !== null && <span>{words}</span>}
          {action !== null && (
            <button type="button" className="button" onClick={() => act(action)}>
              {label}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
