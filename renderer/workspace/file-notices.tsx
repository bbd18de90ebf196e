import { Icon } from '../design/icon.tsx';
import { useDesk } from '../desk/desk-context.ts';
import type { OpenFile } from './workspace.ts';

/** What the person should know about this file: it could not be saved, or an older text of it was found. */
export function FileNotices({ file }: { file: OpenFile }) {
  const { workspace } = useDesk();
  return (
    <>
      {file.saving.state === 'failed' && (
        <div className="notice bad" role="alert">
          <Icon name="warning" />
          <p>
            {file.name} could not be saved: {file.saving.sentence} Your text stays here, and a copy
            is kept in this browser.
          </p>
          <button type="button" className="button" onClick={() => workspace.flush()}>
            Save again
          </button>
        </div>
      )}
      {file.found !== null && (
        <div className="notice" role="alert">
          <Icon name="question" />
          <p>
            Text of {file.name} that was typed at {new Date(file.found.at).toLocaleString()} never
            reached the disk. What you see is what was saved before.
          </p>
          <button
            type="button"
            className="button"
            onClick={() => workspace.restoreFound(file.name)}
          >
            Restore it
          </button>
          <button
            type="button"
            className="button quiet"
            onClick={() => workspace.discardFound(file.name)}
          >
            Discard it
          </button>
        </div>
      )}
    </>
  );
}
