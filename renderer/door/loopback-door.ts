/** The contract over HTTP on this machine: the browser's end of `glovebox serve`. */
import type { CallInput, CallName, CallOutput, Door } from '../../shared/contract.ts';
import type { AppEvent } from '../../shared/app-event.ts';
import { decodeFromDoor, encodeForDoor } from '../../shared/door-codec.ts';
import type { Failure, Outcome } from '../../shared/outcome.ts';
import { CallLanes } from './call-lanes.ts';
import type { OpenedDoor } from './connection.ts';
import { EventStream, type SessionKeys, wait } from './event-stream.ts';
import { PageKey, type PageSurroundings } from './page-key.ts';

/** How long a call waits for a connection that is being made again. */
const PATIENCE_MS = 15_000;
const RETRY_PAUSE_MS = 200;

/** What became of one attempt to send a call. */
type Attempt =
  | { readonly kind: 'answered'; readonly outcome: Outcome<unknown> }
  /** The session was over before the call reached it: nothing was done. */
  | { readonly kind: 'session-over' }
  /** It may have arrived, or not. */
  | { readonly kind: 'unknown' };

export interface OpenedLoopbackDoor extends OpenedDoor {
  /** Leaves the server for good. */
  end(): void;
}

/** @returns a door at once; its calls wait for the connection */
export function openLoopbackDoor(page: PageSurroundings): OpenedLoopbackDoor {
  const listeners = new Set<(event: AppEvent) => void>();
  const stream = new EventStream(page.fetch, new PageKey(page), (event) => {
    for (const listener of Array.from(listeners)) hand(event, listener);
  });
  const door = new LoopbackDoor(page.fetch, stream, listeners);
  void stream.run();
  return { door, connection: stream.connection, end: () => stream.end() };
}

/** A listener's failure is its own, and is reported as any uncaught error is; the stream goes on. */
function hand(event: AppEvent, listener: (event: AppEvent) => void): void {
  try {
    listener(event);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

class LoopbackDoor implements Door {
  readonly #fetch: typeof globalThis.fetch;
  readonly #stream: EventStream;
  readonly #listeners: Set<(event: AppEvent) => void>;
  readonly #lanes = new CallLanes();
  #lastCall = 0;

  constructor(
    fetch: typeof globalThis.fetch,
    stream: EventStream,
    listeners: Set<(event: AppEvent) => void>,
  ) {
    this.#fetch = fetch;
    this.#stream = stream;
    this.#listeners = listeners;
  }

  call<Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
  ): Promise<Outcome<CallOutput<Name>>> {
    const send = () => this.#send(name, encodeForDoor(input));
    // The server answers by the same contract; nothing but that connects a name to its output.
    return this.#lanes.inOrder(name, input, send) as Promise<Outcome<CallOutput<Name>>>;
  }

  subscribe(listener: (event: AppEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #send(name: CallName, body: string): Promise<Outcome<unknown>> {
    this.#lastCall += 1;
    const id = String(this.#lastCall);
    let patience = AbortSignal.timeout(PATIENCE_MS);
    /** The session in which the call may have been done already. */
    let sentIn: string | null = null;
    let over: string | null = null;
    for (;;) {
      const keys = await this.#sessionOtherThan(over, patience);
      if (keys === null) return failed(this.#isKeyless() ? KEYLESS : UNREACHABLE);
      if (sentIn !== null && keys.sessionId !== sentIn) return failed(INTERRUPTED);
      const begun = performance.now();
      const attempt = await this.#attempt(keys, id, name, body);
      if (attempt.kind === 'answered') return attempt.outcome;
      if (attempt.kind === 'session-over') over = keys.sessionId;
      else sentIn = keys.sessionId;
      // A call that was long under way (an image being built) is not out of patience yet.
      if (performance.now() - begun > PATIENCE_MS) patience = AbortSignal.timeout(PATIENCE_MS);
      await wait(RETRY_PAUSE_MS, patience);
    }
  }

  async #attempt(keys: SessionKeys, id: string, name: CallName, body: string): Promise<Attempt> {
    try {
      const response = await this.#fetch(`/call/${name}`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Authorization: `Bearer ${keys.secret}`,
          'Glovebox-Session': keys.sessionId,
          'Glovebox-Call': id,
        },
        body,
      });
      if (response.status === 410) return { kind: 'session-over' };
      if (!response.ok) return { kind: 'answered', outcome: failed(refusalOf(response.status)) };
      const outcome = decodeFromDoor(await response.text()) as Outcome<unknown>;
      return { kind: 'answered', outcome };
    } catch {
      // The browser does not say why a request failed, nor whether it had arrived.
      return { kind: 'unknown' };
    }
  }

  /** @returns null when there is none in time, or never will be for want of a key */
  async #sessionOtherThan(over: string | null, patience: AbortSignal): Promise<SessionKeys | null> {
    const given = new AbortController();
    const look = () => {
      const { keys } = this.#stream;
      if (this.#isKeyless() || (keys !== null && keys.sessionId !== over)) given.abort();
    };
    const unsubscribe = this.#stream.connection.subscribe(look);
    look();
    if (!given.signal.aborted) await aborted(AbortSignal.any([patience, given.signal]));
    unsubscribe();
    const { keys } = this.#stream;
    return patience.aborted || keys?.sessionId === over ? null : keys;
  }

  #isKeyless(): boolean {
    return this.#stream.connection.current().state === 'keyless';
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function failed(error: Failure): Outcome<never> {
  return { ok: false, error };
}

function refusalOf(status: number): Failure {
  if (status === 413) {
    return { code: 'bad-input', sentence: 'This is more text than Glovebox takes at once.' };
  }
  return {
    code: 'internal',
    sentence: `Glovebox did not accept this request (HTTP ${status}). Reload the page, and try again.`,
  };
}

const UNREACHABLE: Failure = {
  code: 'internal',
  sentence: 'Glovebox does not answer. Look whether it still runs in the terminal, then try again.',
};

const KEYLESS: Failure = {
  code: 'internal',
  sentence: 'This window has no key: open the address that Glovebox printed in the terminal.',
};

const INTERRUPTED: Failure = {
  code: 'internal',
  sentence: 'The connection to Glovebox broke, and whatever was running was stopped. Try again.',
};
