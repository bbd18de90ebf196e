/** The page's one way to the application. */
import type { OpenedDoor } from './connection.ts';
import { electronDoor } from './electron-door.ts';
import { openLoopbackDoor } from './loopback-door.ts';

/** Opens the door that this page was loaded through; to be called once, before anything else. */
export function openDoor(): OpenedDoor {
  if (window.glovebox !== undefined) return electronDoor(window.glovebox);
  return openLoopbackDoor({
    fetch: window.fetch.bind(window),
    location: window.location,
    history: window.history,
    storage: window.sessionStorage,
  });
}
