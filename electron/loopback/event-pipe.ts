/**
 * One session's events on their way to its page, over one connection after another.
 *
 * Memory is bounded by the journal, whoever reads and however slowly: lines are
 * handed to the connection only while it takes them, and whoever sends events
 * is told to wait meanwhile.
 */
import type { Writable } from 'node:stream';
import type { AppEvent } from '../../shared/app-event.ts';
import { encodeForDoor } from '../../shared/door-codec.ts';
import { EventJournal } from './event-journal.ts';
import type { LoopbackLimits } from './loopback-limits.ts';

/** An empty line is a sign of life, not an event. */
const HEARTBEAT = '\n';

interface EventPipeOptions {
  readonly limits: Pick<LoopbackLimits, 'heartbeatMs' | 'stallMs'>;
  /** The connection that was being written to is gone. */
  readonly onDetached: () => void;
  /** So much is waiting that the reader will never catch up. */
  readonly onOverflow: () => void;
}

export class EventPipe {
  readonly #options: EventPipeOptions;
  readonly #journal = new EventJournal();
  #connection: Writable | null = null;
  #blockedSince: number | null = null;
  #heartbeat: NodeJS.Timeout | undefined;
  #waiting: (() => void)[] = [];
  #closed = false;

  constructor(options: EventPipeOptions) {
    this.#options = options;
  }

  /** @returns nothing when the connection took the event, else a promise for when it will have */
  readonly push = (event: AppEvent): void | Promise<void> => {
    if (this.#closed) return;
    if (!this.#journal.append((sequence) => lineOf({ sequence, event }))) {
      this.#options.onOverflow();
      return;
    }
    this.#pump();
    if (this.#flows()) return;
    return new Promise((resolve) => this.#waiting.push(resolve));
  };

  /**
   * Goes on over a new connection, and lets go of the one before.
   *
   * @param greeting what to say first
   * @param seen sequence number of the last event the page has, 0 for none
   * @returns false when events after that one are no longer there
   */
  attach(connection: Writable, greeting: unknown, seen: number): boolean {
    if (!this.#journal.rewindTo(seen)) return false;
    const before = this.#connection;
    this.#connection = connection;
    this.#blockedSince = null;
    before?.destroy();
    connection.on('drain', () => this.#drained(connection));
    connection.on('close', () => this.#detached(connection));
    connection.on('error', () => connection.destroy());
    this.#write(connection, lineOf(greeting));
    clearInterval(this.#heartbeat);
    this.#heartbeat = setInterval(() => this.#beat(), this.#options.limits.heartbeatMs);
    this.#pump();
    return true;
  }

  /** Ends the connection, and lets everyone go who waits for it. */
  close(): void {
    this.#closed = true;
    clearInterval(this.#heartbeat);
    const connection = this.#connection;
    this.#connection = null;
    connection?.destroy();
    this.#release();
  }

  #flows(): boolean {
    return this.#connection !== null && this.#blockedSince === null;
  }

  #pump(): void {
    while (this.#connection !== null && this.#flows()) {
      const line = this.#journal.take();
      if (line === null) {
        this.#release();
        return;
      }
      this.#write(this.#connection, line.bytes);
    }
  }

  #write(connection: Writable, bytes: Buffer | string): void {
    if (!connection.write(bytes)) this.#blockedSince ??= performance.now();
  }

  #drained(connection: Writable): void {
    if (connection !== this.#connection) return;
    this.#blockedSince = null;
    this.#pump();
  }

  #detached(connection: Writable): void {
    if (connection !== this.#connection) return;
    this.#connection = null;
    clearInterval(this.#heartbeat);
    this.#options.onDetached();
  }

  #beat(): void {
    if (this.#connection === null) return;
    if (this.#blockedSince === null) this.#write(this.#connection, HEARTBEAT);
    else if (performance.now() - this.#blockedSince > this.#options.limits.stallMs) {
      this.#connection.destroy();
    }
  }

  #release(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

function lineOf(value: unknown): Buffer {
  return Buffer.from(`${encodeForDoor(value)}\n`);
}
