import { Icon } from '../design/icon.tsx';
import { ariaKeys, NEW_PROGRAM, shownKeys } from '../design/shortcut.ts';
import { useDesk } from '../desk/desk-context.ts';
import { useWorkspace } from '../workspace/use-workspace.ts';
import { OpenFromDisk } from './open-from-disk.tsx';

/** The person's programs. */
export function SnippetList() {
  const { state, dispatch, workspace } = useDesk();
  const { snippets, shown } = useWorkspace();
  const shownId = shown?.state === 'open' ? shown.snippet.id : (shown?.id ?? null);
  const isDraft = shown?.state === 'open' && shown.snippet.id === null;
  const nameOf = (id: string): string =>
    state.description?.languages.find((each) => each.id === id)?.name ?? id;

  return (
    <section className="side-list" aria-label="Workspace">
      <div className="side-heading">
        <h2>Workspace</h2>
        <OpenFromDisk />
        <button
          type="button"
          className="button quiet square"
          aria-label="New program…"
          aria-haspopup="dialog"
          aria-keyshortcuts={ariaKeys(NEW_PROGRAM)}
          title={`New program… (${shownKeys(NEW_PROGRAM)})`}
          onClick={() => dispatch({ type: 'dialog-shown', dialog: 'templates' })}
        >
          <Icon name="plus" size={13} />
        </button>
      </div>
      <ul>
        {isDraft && (
          <li className="active">
            <button type="button" className="side-item" aria-current="true">
              <span className="name">{shown.snippet.active}</span>
              <span className="tag">sample</span>
            </button>
          </li>
        )}
        {snippets.toReversed().map(({ id, language: of, fileNames }) => (
          <li key={id} className={id === shownId ? 'active' : undefined}>
            <button
              type="button"
              className="side-item"
              aria-current={id === shownId}
              title={fileNames.join(', ')}
              onClick={() => void workspace.open(id)}
            >
              <span className="name">{fileNames[0]}</span>
              <span className="tag">
                {fileNames.length > 1 ? `${fileNames.length} files` : nameOf(of)}
              </span>
            </button>
            <button
              type="button"
              className="button quiet square side-action"
              aria-label={`Remove ${fileNames[0]} from the workspace`}
              onClick={() => void workspace.remove(id)}
            >
              <Icon name="cross" size={11} />
            </button>
          </li>
        ))}
      </ul>
      {snippets.length === 0 && (
        <button
          type="button"
          className="button quiet begin"
          onClick={() => dispatch({ type: 'dialog-shown', dialog: 'templates' })}
        >
          Begin with another program…
        </button>
      )}
    </section>
  );
}
