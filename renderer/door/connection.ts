/** Whether the page can talk to the application, as a value the page can watch. */
import type { Door } from '../../shared/contract.ts';

export type ConnectionState = 'connecting' | 'open' | 'lost' | 'keyless' | 'crowded';

export interface ConnectionSnapshot {
  readonly state: ConnectionState;
  /**
   * Which session of the application this page is in, counted from 1; 0 before the first.
   * When it grows, the runs of the session before are gone.
   */
  readonly session: number;
}

export interface Connection {
  /** @returns the same object until something changes, as `useSyncExternalStore` wants it */
  readonly current: () => ConnectionSnapshot;
  /** @returns a function that ends the subscription */
  readonly subscribe: (listener: () => void) => () => void;
}

/** What a page starts with. */
export interface OpenedDoor {
  readonly door: Door;
  readonly connection: Connection;
}

/** What to tell the person in each state; null where there is nothing to tell. */
export const CONNECTION_NOTICE: Readonly<
  Record<ConnectionState, { readonly title: string; readonly advice: string } | null>
> = {
  connecting: null,
  open: null,
  lost: {
    title: 'Glovebox does not answer',
    advice:
      'Trying again. Your text stays in this window; if Glovebox was stopped, start it in the terminal and open the address it prints.',
  },
  keyless: {
    title: 'This window has no key',
    advice:
      'Open the address that Glovebox printed in the terminal. Each address works once, within a minute: press Enter in that terminal for a fresh one.',
  },
  crowded: {
    title: 'Too many windows are open',
    advice: 'Close another window of Glovebox; this one connects by itself after that.',
  },
};
