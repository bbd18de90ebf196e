import { RUN_KEYS, RUN_KEYS_ARIA } from '../design/shortcut.ts';
import { Icon } from '../design/icon.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { isActive } from './run-view.ts';
import type { RunControl } from './use-run-control.ts';

export function RunButtons({ control }: { control: RunControl }) {
  const { run } = useDesk().state;
  const active = isActive(run);
  const stoppable = active && run?.runId !== null && run?.phase !== 'stopping';
  return (
    <div className="run-buttons">
      <button
        type="button"
        className="button primary"
        aria-keyshortcuts={RUN_KEYS_ARIA}
        disabled={active}
        onClick={() => void control.run()}
      >
        <Icon name="play" size={13} />
        Run
        <kbd aria-hidden="true">{RUN_KEYS}</kbd>
      </button>
      <button
        type="button"
        className="button stop"
        aria-keyshortcuts="Escape"
        disabled={!stoppable}
        onClick={() => void control.stop()}
      >
        <Icon name="stopped" size={13} />
        Stop
        <kbd aria-hidden="true">Esc</kbd>
      </button>
    </div>
  );
}
