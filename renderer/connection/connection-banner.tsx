import { Icon } from '../design/icon.tsx';
import { CONNECTION_NOTICE, type ConnectionState } from '../door/connection.ts';

/** Above the desk, while the application cannot be reached from an open page. */
export function ConnectionBanner({ state }: { state: ConnectionState }) {
  const notice = CONNECTION_NOTICE[state];
  if (notice === null) return null;
  return (
    <div className="notice" role="alert">
      <Icon name="plug" />
      <p>
        <strong>{notice.title}.</strong> {notice.advice}
      </p>
    </div>
  );
}
