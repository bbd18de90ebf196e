import { Icon } from '../design/icon.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { languageOf } from '../desk/desk-state.ts';
import { useWorkspace } from '../workspace/use-workspace.ts';
import { OpenFromDisk } from './open-from-disk.tsx';

/** The person's programs. */
export function SnippetList() {
  const { state, workspace } = useDesk();
  const { snippets, shown } = useWorkspace();
  const language = languageOf(state);
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
          aria-label={`New ${language?.name ?? ''} program`}
          title={`New ${language?.name ?? ''} program`}
          disabled={language === null || isDraft}
          onClick={() => language !== null && workspace.draft(language)}
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
    </section>
  );
}
