import './status-bar.css';
import { type ReactNode, useSyncExternalStore } from 'react';
import { ariaKeys, FORMAT, shownKeys } from '../design/shortcut.ts';
import { useDesk } from '../desk/desk-context.ts';
import type { EditorPlace } from '../editor/editor-seat.ts';
import { formatDocument } from '../editor/format-document.ts';
import { useShownFile } from '../editor/use-shown-file.ts';
import { FORMATTERS, hasFormatter } from '../formatting/formatters.ts';
import { IndentationMenu } from './indentation-menu.tsx';

/**
 * One calm line at the foot of the desk. At the right what there is to know of
 * the shown file; at the left room for what else the page has to say.
 *
 * It is no live region: nobody wants to hear of every step of the caret.
 */
export function StatusBar({ children }: { children?: ReactNode }) {
  return (
    <footer className="status-bar" aria-label="Status">
      <div className="status-news">{children}</div>
      <FileStatus />
    </footer>
  );
}

function FileStatus() {
  const { state, dispatch, seat } = useDesk();
  const place = useSyncExternalStore(seat.subscribe, seat.place);
  const shown = useShownFile();
  if (shown === null) return null;
  const { editorId } = shown;
  const languages = state.description?.languages ?? [];
  const language = languages.find((each) => each.editorId === editorId)?.name ?? 'Plain text';
  return (
    <div className="status-file">
      {place !== null && (
        <button
          type="button"
          className="status-item caret"
          title="Go to a line"
          onClick={() => seat.seated?.perform('editor.action.gotoLine')}
        >
          {inShort(place)}
          <span className="only-read-aloud">: go to a line</span>
        </button>
      )}
      {place !== null && <IndentationMenu editorId={editorId} indentation={place.indentation} />}
      {place !== null && hasFormatter(editorId) && (
        <button
          type="button"
          className="status-item format"
          aria-keyshortcuts={ariaKeys(FORMAT)}
          title={`Lay the file out with ${FORMATTERS[editorId]} (${shownKeys(FORMAT)})`}
          onClick={() => dispatch(formatDocument(seat, editorId, languages))}
        >
          Format
        </button>
      )}
      <span className="status-item language">{language}</span>
    </div>
  );
}

function inShort({ line, column, selected, carets }: EditorPlace): string {
  if (carets > 1) return `${carets} carets${selected > 0 ? ` (${selected} selected)` : ''}`;
  return `Ln ${line}, Col ${column}${selected > 0 ? ` (${selected} selected)` : ''}`;
}
