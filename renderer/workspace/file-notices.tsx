import { Icon } from '../design/icon.tsx';
import { useDesk } from '../desk/desk-context.ts';
import type { OpenFile } from './saved-file.ts';

/** What the person should know about this file: it could not be saved, or an older text of it was found. */
export function FileNotices({ file }: { file: OpenFile }) {
  const { workspace } = useDesk();
  const { name, saving, found, isCopied } = file;
  return (
    <>
      {saving.state === 'failed' && (
        <div className="notice bad" role="alert">
          <Icon name="warning" />
          <p>
            {name} could not be saved: {saving.sentence}{' '}
            {isCopied
              ? 'Your text stays here, and a copy is kept in this browser.'
              : 'Your text is in this window only: the browser took no copy of it.'}
          </p>
          <button type="button" className="button" onClick={() => workspace.flush()}>
            Save again
          </button>
        </div>
      )}
      {saving.state === 'conflict' && (
        <div className="notice bad" role="alert">
          <Icon name="warning" />
          <p>
            {name} was changed or taken away elsewhere meanwhile. Your text is not saved until you
            decide what stays.
          </p>
          <button
            type="button"
            className="button"
            onClick={() => void workspace.settleConflict(name, true)}
          >
            Keep this text
          </button>
          <button
            type="button"
            className="button"
            onClick={() => void workspace.settleConflict(name, false)}
          >
            Take the other
          </button>
        </div>
      )}
      {found !== null && (
        <div className="notice" role="alert">
          <Icon name="question" />
          <p>
            Text of {name} that was typed at {new Date(found.at).toLocaleString()} never reached the
            disk. What you see is what was saved before.
          </p>
          <button
            type="button"
            className="button"
            onClick={() => workspace.shown?.file(name)?.restoreFound()}
          >
            Restore it
          </button>
          <button
            type="button"
            className="button quiet"
            onClick={() => workspace.shown?.file(name)?.discardFound()}
          >
            Discard it
          </button>
        </div>
      )}
    </>
  );
}
