import { useId, useState } from 'react';
import { Icon } from '../design/icon.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { LayerDetails } from './layer-details.tsx';
import { STATE_WORDS } from './layer-states.ts';
import { LevelSelect } from './level-select.tsx';
import type { ShownLayer } from './shown-layer.ts';
import { SizeField } from './size-field.tsx';

/** One layer: its state, its level, its evidence, and on expanding what it is for. */
export function LayerRow({ shown }: { shown: ShownLayer }) {
  const { dispatch } = useDesk();
  const [isExpanded, setExpanded] = useState(false);
  const id = useId();
  const { layer, account } = shown;
  const words = STATE_WORDS[shown.state];
  const setLevel = (level: string) => dispatch({ type: 'level-set', layerId: layer.id, level });

  return (
    <fieldset
      aria-labelledby={id}
      data-layer={layer.id}
      className={`layer ${shown.state}${shown.changed ? ' changed' : ''}`}
    >
      <div className="name">
        <button
          type="button"
          className="expand"
          aria-label="Details"
          aria-expanded={isExpanded}
          aria-controls={`${id}-details`}
          onClick={() => setExpanded(!isExpanded)}
        >
          <Icon name="chevron" size={11} />
        </button>
        <Icon name={words.icon} />
        <span id={id}>{layer.title}</span>
        <span className="state">{words.word}</span>
      </div>
      {layer.kind === 'fixed' && <span className="as-found">as found</span>}
      {layer.kind === 'choice' && <LevelSelect shown={shown} onChange={setLevel} />}
      {layer.kind === 'sized' && <SizeField shown={shown} onChange={setLevel} />}
      {account !== null && account.evidence !== '' && (
        <p className="fact">
          <code>{account.evidence}</code>
        </p>
      )}
      {account !== null && account.level !== shown.level && (
        <p className="fact">
          Was {account.level} in that run; the next one asks for {shown.level || 'nothing'}.
        </p>
      )}
      <div id={`${id}-details`} className="more" hidden={!isExpanded}>
        {isExpanded && <LayerDetails shown={shown} />}
      </div>
    </fieldset>
  );
}
