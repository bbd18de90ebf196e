import { useDesk } from '../desk/desk-context.ts';
import { splitArguments } from './arguments.ts';

/** Arguments for the program, quoted as for a shell. */
export function ArgumentsField() {
  const { state, dispatch } = useDesk();
  const split = splitArguments(state.argumentLine);
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
        value={state.argumentLine}
        aria-invalid={!split.ok}
        aria-describedby={split.ok ? undefined : 'arguments-error'}
        onChange={(event) => dispatch({ type: 'arguments-typed', line: event.target.value })}
      />
      {!split.ok && (
        <p id="arguments-error" className="error" role="alert">
          {split.sentence}
        </p>
      )}
    </div>
  );
}
