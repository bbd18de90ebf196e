import './gate.css';
import { CONNECTION_NOTICE, type ConnectionState } from '../door/connection.ts';
import { Logo } from '../header/logo.tsx';

/** Before the first connection: nothing to work with yet, and why. */
export function Gate({ state }: { state: ConnectionState }) {
  const notice = CONNECTION_NOTICE[state];
  return (
    <main className="gate">
      <Logo size={56} />
      <h1>Glovebox</h1>
      {notice === null ? (
        <output className="connecting">Connecting…</output>
      ) : (
        <div role="alert">
          <h2>{notice.title}</h2>
          <p>{notice.advice}</p>
        </div>
      )}
    </main>
  );
}
