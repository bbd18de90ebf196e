import './header.css';
import { Icon } from '../design/icon.tsx';
import { EngineChip } from '../engine/engine-chip.tsx';
import { ariaKeys, COMMANDS, COMMANDS_TOO, HELP, shownKeys } from '../design/shortcut.ts';
import { FoldButton } from '../desk/foldable-pane.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { RunButtons } from '../run/run-buttons.tsx';
import type { RunControl } from '../run/use-run-control.ts';
import { LanguageSelect } from './language-select.tsx';
import { Logo } from './logo.tsx';
import { PresetSelect } from './preset-select.tsx';

export function Header({ control }: { control: RunControl }) {
  const { dispatch } = useDesk();
  return (
    <header className="header">
      <FoldButton id="sidebar" />
      <h1 className="title">
        <Logo />
        <span>Glovebox</span>
      </h1>
      <div className="choices">
        <LanguageSelect />
        <PresetSelect />
      </div>
      <RunButtons control={control} />
      <button
        type="button"
        className="button"
        aria-haspopup="dialog"
        aria-keyshortcuts={`${ariaKeys(COMMANDS)} ${ariaKeys(COMMANDS_TOO)}`}
        title={`All commands: ${shownKeys(COMMANDS)}, or ${shownKeys(COMMANDS_TOO)}`}
        onClick={() => dispatch({ type: 'dialog-shown', dialog: 'commands' })}
      >
        Commands
      </button>
      <button
        type="button"
        className="button square"
        aria-haspopup="dialog"
        aria-keyshortcuts={ariaKeys(HELP)}
        aria-label="Help"
        title={`Help: ${shownKeys(HELP)}`}
        onClick={() => dispatch({ type: 'dialog-shown', dialog: 'help' })}
      >
        <Icon name="question" />
      </button>
      <EngineChip />
      <FoldButton id="isolation" />
    </header>
  );
}
