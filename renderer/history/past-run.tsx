import { Icon } from '../design/icon.tsx';
import { useDesk } from '../desk/desk-context.ts';
import type { RunControl } from '../run/use-run-control.ts';

/** Says that a run of the past is shown, and what can be done with it. */
export function PastRun({ control }: { control: RunControl }) {
  const { state, workspace } = useDesk();
  const record = state.run?.record ?? null;
  if (record === null) return null;
  const preset = state.description?.presets.find(({ id }) => id === record.preset);
  const changes = Object.keys(record.levels).length;
  return (
    <div className="notice past" role="note">
      <Icon name="history" />
      <p>
        {record.entry} as it ran at {new Date(record.at).toLocaleString()} with{' '}
        {preset?.title ?? record.preset}
        {changes > 0 && ` and ${changes} ${changes === 1 ? 'change' : 'changes'}`}
        {record.arguments.length > 0 && `, arguments ${record.arguments.join(' ')}`}.
      </p>
      <button type="button" className="button" onClick={() => void control.runAgain(record)}>
        Run again
      </button>
      <button
        type="button"
        className="button"
        onClick={() => void workspace.create(record.language, record.files)}
      >
        Open its program
      </button>
    </div>
  );
}
