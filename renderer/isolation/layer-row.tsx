import './layer-row.css';
import { useId } from 'react';
import { Icon } from '../design/icon.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { LayerDetails } from './layer-details.tsx';
import { isCalm, STATE_WORDS } from './layer-states.ts';
import { LevelSelect } from './level-select.tsx';
import type { ShownLayer } from './shown-layer.ts';
import { SizeField } from './size-field.tsx';
import { expandId, type LayerList } from './use-layer-list.ts';

interface LayerRowProps {
  readonly shown: ShownLayer;
  readonly list: LayerList;
}

/** One layer on one line: its state and its level. What does not hold says why at once, the rest at a click. */
export function LayerRow({ shown, list }: LayerRowProps) {
  const { dispatch } = useDesk();
  const id = useId();
  const { layer, account } = shown;
  const isExpanded = list.isOpen(layer.id);
  const words = STATE_WORDS[shown.state];
  const setLevel = (level: string) => dispatch({ type: 'level-set', layerId: layer.id, level });
  const evidence = evidenceOf(shown);
  const marks = `${shown.changed ? ' changed' : ''}${list.pointed === layer.id ? ' pointed' : ''}`;

  return (
    <fieldset
      aria-labelledby={id}
      data-layer={layer.id}
      className={`layer ${shown.state}${marks}`}
      onPointerEnter={() => list.point(layer.id)}
      onPointerLeave={() => list.point(null)}
    >
      <div className="name">
        <button
          type="button"
          id={expandId(layer.id)}
          className="expand"
          aria-label="Details"
          aria-expanded={isExpanded}
          aria-controls={`${id}-details`}
          onClick={() => list.toggle(layer.id)}
          onFocus={() => list.point(layer.id)}
          onBlur={() => list.point(null)}
        >
          <Icon name="chevron" size={11} />
        </button>
        <Icon name={words.icon} />
        <span id={id}>{layer.title}</span>
        <span className={isCalm(shown.state) ? 'state only-read-aloud' : 'state'}>
          {words.word}
        </span>
      </div>
      {layer.kind === 'fixed' && <span className="as-found">as found</span>}
      {layer.kind === 'choice' && <LevelSelect shown={shown} onChange={setLevel} />}
      {layer.kind === 'sized' && <SizeField shown={shown} onChange={setLevel} />}
      {evidence !== '' && !isCalm(shown.state) && !isExpanded && (
        <p className="fact short" title={evidence}>
          <code>{evidence}</code>
        </p>
      )}
      {account !== null && account.level !== shown.level && (
        <p className="fact">
          Was {account.level} in that run; the next one asks for {shown.level || 'nothing'}.
        </p>
      )}
      <div id={`${id}-details`} className="more" hidden={!isExpanded}>
        {evidence !== '' && (
          <p className="fact">
            <code>{evidence}</code>
          </p>
        )}
        {isExpanded && <LayerDetails shown={shown} onChange={setLevel} />}
      </div>
    </fieldset>
  );
}

/** What the run showed; before one, why this engine is known to lack the layer. */
function evidenceOf({ account, missing, state }: ShownLayer): string {
  if (account !== null) return account.evidence;
  return state === 'unavailable' ? (missing ?? '') : '';
}
