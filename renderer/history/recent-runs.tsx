import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { HistoryEntry } from '../../shared/history.ts';
import { Icon } from '../design/icon.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { formatDuration } from '../run/figures.ts';
import { isActive } from '../run/run-view.ts';
import { ForgetAll } from './forget-all.tsx';
import { NOT_RUN, VERDICT_WORDS } from '../run/verdict-words.ts';

/** As many as stand at a glance; all that are kept can be shown. */
const AT_A_GLANCE = 12;

/** The runs that have ended, to look back at and to run again. */
export function RecentRuns({ showsAll, onShowAll }: { showsAll: boolean; onShowAll: () => void }) {
  const { state, dispatch, history, output, usage } = useDesk();
  const entries = useSyncExternalStore(history.subscribe, history.current);
  const shown = showsAll ? entries : entries.slice(0, AT_A_GLANCE);

  const complain = (sentence: string) =>
    dispatch({ type: 'noticed', notice: { about: 'history', sentence } });
  const now = useRef(state);
  useLayoutEffect(() => {
    now.current = state;
  });
  const wanted = useRef<string | null>(null);
  const open = async (runId: string) => {
    wanted.current = runId;
    const read = await history.read(runId);
    // A run that was begun meanwhile has the output to itself.
    if (isActive(now.current.run) || wanted.current !== runId) return;
    if (!read.ok) return complain(read.error.sentence);
    output.showPast(read.value);
    usage.showPast(read.value);
    dispatch({ type: 'past-shown', record: read.value });
  };
  const forget = async (runId: string | null) => {
    const forgotten = await history.forget(runId);
    if (!forgotten.ok) complain(forgotten.error.sentence);
  };

  return (
    <section className="side-list" aria-label="Recent runs">
      <div className="side-heading">
        <h2>Recent runs</h2>
        {entries.length > 0 && (
          <ForgetAll runs={entries.length} onForget={() => void forget(null)} />
        )}
      </div>
      {entries.length === 0 && <p className="side-empty">Programs that have ended stand here.</p>}
      <ul>
        {shown.map((entry) => (
          <li key={entry.runId} className={entry.runId === state.run?.runId ? 'active' : undefined}>
            <button
              type="button"
              className="side-item"
              aria-current={entry.runId === state.run?.runId}
              disabled={isActive(state.run)}
              title={`${entry.verdict?.sentence ?? 'There was no sandbox to run in.'} ${new Date(entry.at).toLocaleString()}`}
              onClick={() => void open(entry.runId)}
            >
              <span className="name">{entry.entry}</span>
              <span className={`tag ${tone(entry)}`}>{tagOf(entry)}</span>
            </button>
            <button
              type="button"
              className="button quiet square side-action"
              aria-label={`Forget this run of ${entry.entry}`}
              onClick={() => void forget(entry.runId)}
            >
              <Icon name="cross" size={11} />
            </button>
          </li>
        ))}
      </ul>
      {shown.length < entries.length && (
        <button type="button" className="button quiet" onClick={onShowAll}>
          Show all {entries.length}
        </button>
      )}
    </section>
  );
}

const tone = ({ verdict }: HistoryEntry): string =>
  verdict === null ? NOT_RUN.tone : VERDICT_WORDS[verdict.kind].tone;

function tagOf({ verdict, totalMs }: HistoryEntry): string {
  if (verdict === null) return NOT_RUN.word;
  if (verdict.kind === 'finished' && totalMs !== null) return formatDuration(totalMs);
  return VERDICT_WORDS[verdict.kind].word;
}
