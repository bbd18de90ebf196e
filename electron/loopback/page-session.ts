/**
 * One page's session: its calls, its events, and its end.
 *
 * The session belongs to the event stream. When the stream breaks, the page has
 * a short while to come back with the session's id, which it holds in memory
 * alone: a reloaded page, or another window, never finds its way in.
 */
import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Application, Session } from '../application.ts';
import { AnsweredCalls } from './answered-calls.ts';
import { EventPipe } from './event-pipe.ts';
import type { LoopbackLimits } from './loopback-limits.ts';

const ID_BYTES = 16;

export class PageSession {
  readonly id = randomBytes(ID_BYTES).toString('base64url');
  readonly calls = new AnsweredCalls();
  readonly #session: Session;
  readonly #pipe: EventPipe;
  readonly #onClosed: (session: PageSession) => void;
  #grace: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(
    application: Application,
    limits: LoopbackLimits,
    onClosed: (session: PageSession) => void,
  ) {
    this.#onClosed = onClosed;
    this.#pipe = new EventPipe({
      limits,
      onDetached: () => {
        this.#grace = setTimeout(() => this.close(), limits.graceMs);
      },
      onOverflow: () => this.close(),
    });
    this.#session = application.openSession(this.#pipe.push);
  }

  /**
   * Sends events over this response from now on, after a first line with the session's id.
   *
   * @param seen sequence number of the last event the page has, 0 for none
   * @returns false when the page has missed events that are gone: it needs a new session
   */
  stream(response: ServerResponse, seen: number): boolean {
    if (!this.#pipe.attach(response, { session: this.id }, seen)) return false;
    clearTimeout(this.#grace);
    return true;
  }

  /** @returns the outcome as it travels; a repeated id gets the answer it had */
  call(id: string, name: string, input: unknown): Promise<string> {
    return this.calls.answer(id, () => this.#session.call(name, input));
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#grace);
    this.#pipe.close();
    this.#session.close();
    this.#onClosed(this);
  }
}
