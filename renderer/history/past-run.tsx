import { Icon } from '../design/icon.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { presetWords } from './preset-words.ts';
import type { RunControl } from '../run/use-run-control.ts';

/** Says that a run of the past is shown, and what can be done with it. */
export function PastRun({ control }: { control: RunControl }) {
  const { state, workspace } = useDesk();
  const record = state.run?.record ?? null;
  if (record === null) return null;
  return (
    <div className="notice past" role="note">
      <Icon name="history" />
      <p>
        {record.entry} as it ran at {new Date(record.at).toLocaleString()} with{' '}
        {presetWords(record, state.description?.presets ?? [])}
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
