import { Icon } from '../design/icon.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { useWorkspace } from './use-workspace.ts';

/** What the person should know about their snippets, and the way back from taking one away. */
export function WorkspaceNotices() {
  const { workspace } = useDesk();
  const { complaint, remarks, removed } = useWorkspace();
  return (
    <>
      {complaint !== null && (
        <Notice sentence={complaint} onClose={() => workspace.closeComplaint()} />
      )}
      {remarks.length > 0 && (
        <Notice sentence={remarks.join(' ')} onClose={() => workspace.closeRemarks()} />
      )}
      {removed !== null && (
        <div className="notice">
          <Icon name="check" />
          <output>{removed.title} was taken out of the workspace.</output>
          <button type="button" className="button" onClick={() => void removed.restore()}>
            Undo
          </button>
          <CloseButton label={removed.title} onClose={() => workspace.closeRemoved()} />
        </div>
      )}
    </>
  );
}

interface NoticeProps {
  readonly sentence: string;
  readonly onClose: () => void;
}

function Notice({ sentence, onClose }: NoticeProps) {
  return (
    <div className="notice bad" role="alert">
      <Icon name="warning" />
      <p>{sentence}</p>
      <CloseButton label={sentence} onClose={onClose} />
    </div>
  );
}

function CloseButton({ label, onClose }: { label: string; onClose: () => void }) {
  return (
    <button type="button" className="button quiet" aria-label={`Close: ${label}`} onClick={onClose}>
      <Icon name="cross" size={13} />
    </button>
  );
}
