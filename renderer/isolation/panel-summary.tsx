import { Icon } from '../design/icon.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { presetOf } from '../desk/desk-state.ts';
import { ASKED_STATES, RUN_STATES, STATE_WORDS } from './layer-states.ts';
import { Rings } from './rings.tsx';
import { countStates, type ShownLayer } from './shown-layer.ts';

/** The panel's picture, its counts, and what differs from the preset. */
export function PanelSummary({ layers }: { layers: readonly ShownLayer[] }) {
  const { state, dispatch } = useDesk();
  const counts = countStates(layers);
  const judged = layers.some((shown) => shown.account !== null);
  const states = judged ? RUN_STATES : ASKED_STATES;
  const changes = layers.filter((shown) => shown.changed);
  const preset = presetOf(state)?.title ?? state.presetId;

  return (
    <>
      <div className="summary">
        <Rings layers={layers} />
        <div>
          <h3>{judged ? 'In the last run' : 'The next run'}</h3>
          <ul className="legend">
            {states.map((each) => (
              <li key={each} className={each}>
                <Icon name={STATE_WORDS[each].icon} size={14} />
                <b>{counts.get(each) ?? 0}</b> {STATE_WORDS[each].word}
              </li>
            ))}
          </ul>
        </div>
      </div>
      <p className={`changes${changes.some((shown) => shown.lowered) ? ' lowered' : ''}`}>
        {changes.length === 0 ? (
          `As ${preset}: no changes.`
        ) : (
          <>
            <span>
              {changes.length === 1 ? '1 change' : `${changes.length} changes`} from {preset}:{' '}
              {changes
                .map((shown) => `${shown.layer.title} ${shown.level || '(empty)'}`)
                .join(', ')}
              {changes.some((shown) => shown.lowered) && ', for the next run'}.
            </span>
            <button
              type="button"
              className="button quiet"
              onClick={() => dispatch({ type: 'levels-reset' })}
            >
              Reset
            </button>
          </>
        )}
      </p>
    </>
  );
}
