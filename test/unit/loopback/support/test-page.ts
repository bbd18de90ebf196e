/** The page's end of the door, with a browser's surroundings written out small and a breakable network. */
import {
  type OpenedLoopbackDoor,
  openLoopbackDoor,
} from '../../../../renderer/door/loopback-door.ts';
import type { ConnectionSnapshot } from '../../../../renderer/door/connection.ts';
import type { AppEvent } from '../../../../shared/app-event.ts';

export interface TestPage extends OpenedLoopbackDoor {
  readonly events: AppEvent[];
  /** Every snapshot of the connection, as `state session`. */
  readonly history: string[];
  /** What the address bar was changed to. */
  readonly addresses: string[];
  readonly storage: Map<string, string>;
  readonly network: TestNetwork;
}

export interface TestNetwork {
  /** Breaks the streams that are open. */
  breakStreams(): void;
  /** Paths whose requests fail without being sent, how often. */
  readonly unsent: Map<string, number>;
  /** Paths whose requests arrive while their answers are lost, how often. */
  readonly unanswered: Map<string, number>;
}

export function openTestPage(
  origin: string,
  hash: string,
  storage: Map<string, string> = new Map(),
): TestPage {
  const network = breakableNetwork(origin);
  const addresses: string[] = [];
  const opened = openLoopbackDoor({
    fetch: network.fetch,
    location: { hash, pathname: '/' },
    history: { replaceState: (_data, _title, url) => void addresses.push(String(url)) },
    storage: {
      getItem: (key) => storage.get(key) ?? null,
      setItem: (key, value) => void storage.set(key, value),
    },
  });
  const events: AppEvent[] = [];
  opened.door.subscribe((event) => events.push(event));
  const history = [worded(opened.connection.current())];
  opened.connection.subscribe(() => history.push(worded(opened.connection.current())));
  return { ...opened, events, history, addresses, storage, network };
}

function breakableNetwork(origin: string): TestNetwork & { readonly fetch: typeof fetch } {
  const streams = new Set<AbortController>();
  const unsent = new Map<string, number>();
  const unanswered = new Map<string, number>();
  return {
    unsent,
    unanswered,
    breakStreams() {
      for (const stream of streams) stream.abort();
      streams.clear();
    },
    async fetch(target, init = {}) {
      if (typeof target !== 'string') throw new TypeError('The door asks for paths');
      const path = target;
      if (countDown(unsent, path)) throw new TypeError('Failed to fetch');
      const breaking = new AbortController();
      if (path === '/events') streams.add(breaking);
      const signals = [breaking.signal, ...(init.signal ? [init.signal] : [])];
      const response = await fetch(new URL(path, origin), {
        ...init,
        // A browser adds this by itself.
        headers: { ...(init.headers as Record<string, string>), Origin: origin },
        signal: AbortSignal.any(signals),
      });
      if (countDown(unanswered, path)) throw new TypeError('Failed to fetch');
      return response;
    },
  };
}

function countDown(counts: Map<string, number>, path: string): boolean {
  const left = counts.get(path) ?? 0;
  if (left > 0) counts.set(path, left - 1);
  return left > 0;
}

function worded({ state, session }: ConnectionSnapshot): string {
  return `${state} ${session}`;
}
