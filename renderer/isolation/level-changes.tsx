import { useDesk } from '../desk/desk-context.ts';
import { changesOf, changesSentence } from './changes.ts';
import type { ShownLayer } from './shown-layer.ts';

/** What differs from the preset and from Hardened; in sight however far the list is scrolled. */
export function LevelChanges({ layers }: { layers: readonly ShownLayer[] }) {
  const { state, dispatch } = useDesk();
  const changes = changesOf(state, layers);
  const sentence = changesSentence(state, changes);
  const isChanged = changes.kept.length + changes.once.length > 0;
  return (
    <div className={`changes${changes.once.length > 0 ? ' lowered' : ''}`}>
      <p title={sentence}>{sentence}</p>
      <button
        type="button"
        className="button quiet"
        aria-haspopup="dialog"
        title="Presets of your own"
        onClick={() => dispatch({ type: 'dialog-shown', dialog: 'presets' })}
      >
        {isChanged ? 'Save as…' : 'Manage…'}
      </button>
      {isChanged && (
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
