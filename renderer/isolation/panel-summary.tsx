import './panel-summary.css';
import { Icon } from '../design/icon.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { isActive, type RunView } from '../run/run-view.ts';
import {
  ASKED_STATES,
  isJudged,
  RUN_STATES,
  type ShownState,
  STATE_WORDS,
} from './layer-states.ts';
import { Rings } from './rings.tsx';
import { countStates, type ShownLayer } from './shown-layer.ts';
import type { LayerList } from './use-layer-list.ts';

interface PanelSummaryProps {
  readonly layers: readonly ShownLayer[];
  readonly list: LayerList;
}

/** The panel's picture and its counts, each of which lists the layers that it counts. */
export function PanelSummary({ layers, list }: PanelSummaryProps) {
  const { run } = useDesk().state;
  const counts = countStates(layers);
  const judged = layers.some(({ account }) => account !== null);
  const states = (judged ? RUN_STATES : ASKED_STATES).filter(
    (each) => isJudged(each) || each === 'asked' || counts.has(each),
  );
  const pointed = layers.find(({ layer }) => layer.id === list.pointed);

  return (
    <div className="summary">
      <Rings layers={layers} list={list} isLive={isActive(run)} />
      <div>
        <h3>{headingOf(run, judged)}</h3>
        <ul className="legend" aria-label="Layers by state">
          {states.map((each) => (
            <li key={each} className={each}>
              <Count state={each} count={counts.get(each) ?? 0} list={list} />
            </li>
          ))}
        </ul>
      </div>
      <p className="pointed" aria-hidden="true">
        {pointed === undefined
          ? 'Each arc is a layer. Click one for its evidence.'
          : `${pointed.layer.title} ${pointed.account?.level ?? pointed.level}: ${STATE_WORDS[pointed.state].word}`}
      </p>
    </div>
  );
}

function headingOf(run: RunView | null, judged: boolean): string {
  if (!isActive(run)) return judged ? 'In the last run' : 'The next run';
  return run?.phase === 'running' ? 'This run, going on' : 'This run, getting ready';
}

interface CountProps {
  readonly state: ShownState;
  readonly count: number;
  readonly list: LayerList;
}

function Count({ state, count, list }: CountProps) {
  const { word, icon } = STATE_WORDS[state];
  const isPressed = list.only === state;
  return (
    <button
      type="button"
      disabled={count === 0}
      aria-pressed={isPressed}
      title={count === 0 ? undefined : isPressed ? 'List all layers' : 'List only these'}
      onClick={() => list.listOnly(isPressed ? null : state)}
    >
      <Icon name={icon} size={14} />
      <b>{count}</b> {word}
    </button>
  );
}
