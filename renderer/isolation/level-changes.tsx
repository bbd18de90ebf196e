import { useDesk } from '../desk/desk-context.ts';
import { presetOf } from '../desk/desk-state.ts';
import type { ShownLayer } from './shown-layer.ts';

/** What differs from the preset; in sight however far the list is scrolled. */
export function LevelChanges({ layers }: { layers: readonly ShownLayer[] }) {
  const { state, dispatch } = useDesk();
  const changes = layers.filter((shown) => shown.changed);
  const isLowered = changes.some((shown) => shown.lowered);
  const preset = presetOf(state)?.title ?? state.presetId;
  const listed = changes.map(({ layer, level }) => `${layer.title} ${level || '(empty)'}`);
  return (
    <div className={`changes${isLowered ? ' lowered' : ''}`}>
      <p title={listed.join(', ')}>
        {changes.length === 0
          ? `As ${preset}: no changes.`
          : `${changes.length === 1 ? '1 change' : `${changes.length} changes`} from ${preset}: ${listed.join(', ')}${isLowered ? ', for the next run' : ''}.`}
      </p>
      <button
        type="button"
        className="button quiet"
        aria-haspopup="dialog"
        title="Presets of your own"
        onClick={() => dispatch({ type: 'dialog-shown', dialog: 'presets' })}
      >
        {changes.length === 0 ? 'Manage…' : 'Save as…'}
      </button>
      {changes.length > 0 && (
        <button
          type="button"
          className="button quiet"
          onClick={() => dispatch({ type: 'levels-reset' })}
        >
          Reset
        </button>
      )}
    </div>
  );
}
