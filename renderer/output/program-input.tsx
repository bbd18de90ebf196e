import { useDesk } from '../desk/desk-context.ts';
import { isActive } from '../run/run-view.ts';
import type { RunControl } from '../run/use-run-control.ts';
import { useShownSnippet } from '../workspace/use-workspace.ts';
import { InputLine } from './input-line.tsx';

/** Standard input: typed while the program runs, or prepared beforehand and then ended. */
export function ProgramInput({ control }: { control: RunControl }) {
  const { state, workspace } = useDesk();
  const settings = useShownSnippet()?.settings ?? null;
  if (settings === null || settings.preparedInput === null || settings.terminal) {
    const prepare = () => workspace.shown?.set({ preparedInput: '' });
    const canPrepare = settings !== null && !settings.terminal && !isActive(state.run);
    return <InputLine control={control} onPrepare={canPrepare ? prepare : null} />;
  }
  return (
    <div className="prepared-input">
      <label htmlFor="prepared-input">Input given at the start</label>
      <textarea
        id="prepared-input"
        className="input"
        data-pane="input"
        rows={3}
        spellCheck={false}
        autoCapitalize="off"
        placeholder="Nothing: the program’s input ends at once"
        value={settings.preparedInput}
        onChange={(event) => workspace.shown?.set({ preparedInput: event.target.value })}
      />
      <button
        type="button"
        className="button"
        onClick={() => workspace.shown?.set({ preparedInput: null })}
      >
        Type it while running
      </button>
    </div>
  );
}
