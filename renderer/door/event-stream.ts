/**
 * The loopback door's stream of events: kept open, taken up again where it broke.
 */
import type { AppEvent } from '../../shared/app-event.ts';
import { decodeFromDoor } from '../../shared/door-codec.ts';
import type { Connection, ConnectionSnapshot, ConnectionState } from './connection.ts';
import type { PageKey } from './page-key.ts';
import { readLines } from './read-lines.ts';
import { watched } from './watched.ts';

/** Three of the server's signs of life missed. */
const SILENCE_MS = 30_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/** The keys to one session, for as long as it lasts. */
export interface SessionKeys {
  readonly secret: string;
  readonly sessionId: string;
}

interface Opened {
  readonly keys: SessionKeys;
  readonly lines: AsyncGenerator<string, void>;
}

export class EventStream {
  readonly connection: Connection;
  readonly #fetch: typeof globalThis.fetch;
  readonly #key: PageKey;
  readonly #onEvent: (event: AppEvent) => void;
  readonly #snapshot = watched<ConnectionSnapshot>({ state: 'connecting', session: 0 });
  readonly #ended = new AbortController();
  #keys: SessionKeys | null = null;
  #seen = 0;

  constructor(fetch: typeof globalThis.fetch, key: PageKey, onEvent: (event: AppEvent) => void) {
    this.#fetch = fetch;
    this.#key = key;
    this.#onEvent = onEvent;
    this.connection = { current: this.#snapshot.current, subscribe: this.#snapshot.subscribe };
  }

  /** The session's keys, while the connection is open; else null. */
  get keys(): SessionKeys | null {
    return this.#snapshot.current().state === 'open' ? this.#keys : null;
  }

  /** Connects, and connects again whenever that breaks, until there is no key or `end` is called. */
  async run(): Promise<void> {
    let pause = 0;
    while (!this.#ended.signal.aborted) {
      const outcome = await this.#followOnce();
      if (outcome === 'keyless') return this.#show('keyless');
      if (outcome === 'followed') {
        // The first attempt to come back is made at once, and worth no notice.
        pause = 0;
        this.#show('connecting');
      } else {
        pause = Math.min(Math.max(pause * 2, FIRST_PAUSE_MS), LONGEST_PAUSE_MS);
        this.#show(outcome);
      }
      await wait(pause, this.#ended.signal);
    }
  }

  /** Leaves the server; the session ends there a little later. */
  end(): void {
    this.#ended.abort();
  }

  /** @returns `followed` when a stream had been open, else why none could be opened */
  async #followOnce(): Promise<'followed' | 'keyless' | 'lost' | 'crowded'> {
    const silence = new AbortController();
    let timer = setTimeout(() => silence.abort(), SILENCE_MS);
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE_MS);
    };
    let followed = false;
    try {
      const opened = await this.#open(AbortSignal.any([silence.signal, this.#ended.signal]), alive);
      if (typeof opened === 'string') return opened;
      followed = true;
      this.#enter(opened.keys);
      for await (const line of opened.lines) this.#take(line);
      return 'followed';
    } catch {
      // A connection that cannot be made, breaks or falls silent; what to do is the same.
      return followed ? 'followed' : 'lost';
    } finally {
      clearTimeout(timer);
    }
  }

  async #open(
    signal: AbortSignal,
    alive: () => void,
  ): Promise<Opened | 'keyless' | 'lost' | 'crowded'> {
    const secret = await this.#key.secret();
    if (secret === null) return 'keyless';
    const response = await this.#fetch('/events', {
      method: 'POST',
      headers: { Authorization: `Bearer ${secret}`, ...this.#resumption() },
      signal,
    });
    if (response.status === 401) return 'keyless';
    if (response.status === 429) return 'crowded';
    if (!response.ok || response.body === null) return 'lost';
    const lines = readLines(response.body, alive);
    const greeting = await lines.next();
    const sessionId = greeting.done === true ? null : sessionOf(decodeFromDoor(greeting.value));
    return sessionId === null ? 'lost' : { keys: { secret, sessionId }, lines };
  }

  #resumption(): Record<string, string> {
    if (this.#keys === null) return {};
    return { 'Glovebox-Session': this.#keys.sessionId, 'Glovebox-Seen': String(this.#seen) };
  }

  #enter(keys: SessionKeys): void {
    const isNew = keys.sessionId !== this.#keys?.sessionId;
    this.#keys = keys;
    if (isNew) this.#seen = 0;
    const { session } = this.#snapshot.current();
    this.#snapshot.set({ state: 'open', session: isNew ? session + 1 : session });
  }

  #take(line: string): void {
    if (line === '') return;
    // The server is our own and holds to the contract; the page reads what it sends as such.
    const { sequence, event } = decodeFromDoor(line) as { sequence: number; event: AppEvent };
    this.#seen = sequence;
    this.#onEvent(event);
  }

  #show(state: ConnectionState): void {
    const before = this.#snapshot.current();
    if (before.state !== state) this.#snapshot.set({ ...before, state });
  }
}

function sessionOf(greeting: unknown): string | null {
  const isGreeting = typeof greeting === 'object' && greeting !== null && 'session' in greeting;
  return isGreeting && typeof greeting.session === 'string' ? greeting.session : null;
}

/** Resolves after so many milliseconds, or when the signal says so. */
export function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, milliseconds);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });
}
