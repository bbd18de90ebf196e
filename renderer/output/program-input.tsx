import { useDesk } from '../desk/desk-context.ts';
import { isActive } from '../run/run-view.ts';
import type { RunControl } from '../run/use-run-control.ts';
import type { OpenSnippet } from '../workspace/open-snippet.ts';
import { useShownSnippet } from '../workspace/use-workspace.ts';
import { InputLine } from './input-line.tsx';

/** What was prepared, as long as this window is open, while input is typed instead. */
const setAside = new WeakMap<OpenSnippet, string>();

/** Standard input: typed while the program runs, or prepared beforehand and then ended. */
export function ProgramInput({ control }: { control: RunControl }) {
  const { state, workspace } = useDesk();
  const settings = useShownSnippet()?.settings ?? null;
  if (settings === null || settings.preparedInput === null || settings.terminal) {
    const prepare = () => {
      const { shown } = workspace;
      shown?.set({ preparedInput: setAside.get(shown) ?? '' });
    };
    const canPrepare = settings !== null && !settings.terminal && !isActive(state.run);
    return <InputLine control={control} onPrepare={canPrepare ? prepare : null} />;
  }
  const { preparedInput } = settings;
  const type = () => {
    const { shown } = workspace;
    if (shown === null) return;
    setAside.set(shown, preparedInput);
    shown.set({ preparedInput: null });
  };
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
        value={preparedInput}
        onChange={(event) => workspace.shown?.set({ preparedInput: event.target.value })}
      />
      <button type="button" className="button" onClick={type}>
        Type it while running
      </button>
    </div>
  );
}
