import { ariaKeys, RUN, shownKeys, STOP } from '../design/shortcut.ts';
import { Icon } from '../design/icon.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { BANNER_ID } from '../lowered/lowered-banner.tsx';
import { isWeakened, nextLowerings } from '../lowered/lowering.ts';
import { isActive } from './run-view.ts';
import type { RunControl } from './use-run-control.ts';

export function RunButtons({ control }: { control: RunControl }) {
  const { state } = useDesk();
  const { run } = state;
  const lowerings = nextLowerings(state);
  const weakened = isWeakened(lowerings);
  const active = isActive(run);
  const stoppable = active && run?.runId !== null && run?.phase !== 'stopping';
  return (
    <div className="run-buttons">
      <button
        type="button"
        className={`button primary${weakened ? ' weakened' : ''}`}
        aria-describedby={lowerings.length > 0 ? BANNER_ID : undefined}
        aria-keyshortcuts={ariaKeys(RUN)}
        disabled={active}
        onClick={() => void control.run()}
      >
        <Icon name={weakened ? 'warning' : 'play'} size={13} />
        Run
        {weakened && (
          <span className="weakened-word" aria-hidden="true">
            weakened
          </span>
        )}
        <kbd aria-hidden="true">{shownKeys(RUN)}</kbd>
      </button>
      <button
        type="button"
        className="button stop"
        aria-keyshortcuts={ariaKeys(STOP)}
        disabled={!stoppable}
        onClick={() => void control.stop()}
      >
        <Icon name="stopped" size={13} />
        Stop
        <kbd aria-hidden="true">{shownKeys(STOP)}</kbd>
      </button>
    </div>
  );
}
