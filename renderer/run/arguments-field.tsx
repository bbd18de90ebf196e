import { useDesk } from '../desk/desk-context.ts';
import { useShownSnippet } from '../workspace/use-workspace.ts';
import { splitArguments } from './arguments.ts';

/** Arguments for the program, quoted as for a shell. */
export function ArgumentsField() {
  const { workspace, dispatch } = useDesk();
  const line = useShownSnippet()?.settings.argumentLine ?? '';
  const split = splitArguments(line);
  return (
    <div className="field arguments">
      <label htmlFor="arguments">Arguments</label>
      <input
        id="arguments"
        className="input"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder={'none'}
        value={line}
        aria-invalid={!split.ok}
        aria-describedby={split.ok ? undefined : 'arguments-error'}
        onChange={(event) => {
          workspace.shown?.set({ argumentLine: event.target.value });
          dispatch({ type: 'notice-closed', about: 'arguments' });
        }}
      />
      {!split.ok && (
        <p id="arguments-error" className="error" role="alert">
          {split.sentence}
        </p>
      )}
    </div>
  );
}
