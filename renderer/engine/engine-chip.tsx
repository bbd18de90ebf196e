import type { EngineStatus } from '../../shared/description.ts';
import { Icon, type IconName } from '../design/icon.tsx';
import { useDesk } from '../desk/desk-context.ts';

const WORDS = {
  absent: 'No engine',
  refused: 'Engine refuses',
  'too-old': 'Engine too old',
} as const;

/** The engine in a few words, always in sight; behind it stands what there is to know of it. */
export function EngineChip() {
  const { state, dispatch } = useDesk();
  const { engine } = state;
  const { icon, className, words } = shownOf(engine);
  return (
    <button
      type="button"
      className={`button quiet engine-chip ${className}`}
      aria-haspopup="dialog"
      title="Posture of this machine"
      onClick={() => dispatch({ type: 'dialog-shown', dialog: 'posture' })}
    >
      <Icon name={icon} size={13} />
      <span>{words}</span>
    </button>
  );
}

function shownOf(engine: EngineStatus | null): {
  readonly icon: IconName;
  readonly className: string;
  readonly words: string;
} {
  if (engine === null) {
    return { icon: 'open', className: 'unknown', words: 'Looking for an engine' };
  }
  if (engine.state === 'ready') {
    return { icon: 'check', className: 'ready', words: `${engine.name} ${engine.version}` };
  }
  return { icon: 'warning', className: 'unusable', words: WORDS[engine.state] };
}
