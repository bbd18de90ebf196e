import { useState, useSyncExternalStore } from 'react';
import { Gate } from './connection/gate.tsx';
import { Desk } from './desk/desk.tsx';
import type { OpenedDoor } from './door/connection.ts';

/** The gate until the first connection, then the desk for good: what is in it must not be lost again. */
export function App({ opened }: { opened: OpenedDoor }) {
  const { door, connection } = opened;
  const snapshot = useSyncExternalStore(connection.subscribe, connection.current);
  const [wasOpen, setWasOpen] = useState(snapshot.session > 0);
  if (!wasOpen && snapshot.session > 0) setWasOpen(true);
  return wasOpen ? <Desk door={door} connection={snapshot} /> : <Gate state={snapshot.state} />;
}
