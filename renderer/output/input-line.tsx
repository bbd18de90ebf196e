import { type KeyboardEvent, useState } from 'react';
import { ariaKeys, END_INPUT, shownKeys } from '../design/shortcut.ts';
import { useDesk } from '../desk/desk-context.ts';
import { takesInput } from '../run/run-view.ts';
import type { RunControl } from '../run/use-run-control.ts';

interface InputLineProps {
  readonly control: RunControl;
  /** Null where input cannot be prepared now. */
  readonly onPrepare: (() => void) | null;
}

/** One line after another for the program's standard input, while it runs. */
export function InputLine({ control, onPrepare }: InputLineProps) {
  const { run } = useDesk().state;
  const [line, setLine] = useState('');
  const open = takesInput(run);

  const send = () => {
    void control.sendLine(line);
    setLine('');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'd' || !event.ctrlKey || line !== '') return;
    event.preventDefault();
    void control.endInput();
  };

  return (
    <form
      className="input-line"
      onSubmit={(event) => {
        event.preventDefault();
        if (open) send();
      }}
    >
      <span aria-hidden="true">›</span>
      <input
        className="input"
        data-pane="input"
        aria-label="Standard input"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        disabled={!open}
        placeholder={open ? 'A line for the program; Enter sends it' : 'Input, once a program runs'}
        value={line}
        onChange={(event) => setLine(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <button
        type="button"
        className="button"
        aria-keyshortcuts={`Control+D ${ariaKeys(END_INPUT)}`}
        title={`Ctrl D, or ${shownKeys(END_INPUT)} from anywhere`}
        disabled={!open}
        onClick={() => void control.endInput()}
      >
        End of input
      </button>
      {onPrepare !== null && (
        <button type="button" className="button" onClick={onPrepare}>
          Prepare input…
        </button>
      )}
    </form>
  );
}
