/** Electron's door: the one object that the preload exposes. */
import type { Door } from '../../shared/contract.ts';
import type { OpenedDoor } from './connection.ts';

declare global {
  interface Window {
    /** Present in Electron's window alone. */
    readonly glovebox?: Door;
  }
}

/** The main process lives as long as the page does, so that the connection is always open. */
export function electronDoor(door: Door): OpenedDoor {
  const snapshot = { state: 'open', session: 1 } as const;
  return { door, connection: { current: () => snapshot, subscribe: () => () => undefined } };
}
