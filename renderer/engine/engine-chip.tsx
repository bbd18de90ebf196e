import { Icon } from '../design/icon.tsx';
import { useDesk } from '../desk/desk-context.ts';

const WORDS = {
  absent: 'No engine',
  refused: 'Engine refuses',
  'too-old': 'Engine too old',
} as const;

/** The engine in a few words, always in sight. */
export function EngineChip() {
  const { engine } = useDesk().state;
  if (engine === null) {
    return (
      <p className="engine-chip unknown">
        <Icon name="open" size={13} />
        Looking for an engine
      </p>
    );
  }
  if (engine.state !== 'ready') {
    return (
      <p className="engine-chip unusable">
        <Icon name="warning" size={14} />
        {WORDS[engine.state]}
      </p>
    );
  }
  return (
    <p className="engine-chip">
      <Icon name="check" size={13} />
      {engine.name} {engine.version}
    </p>
  );
}
