/** Who is calling: one page, its listener, and the runs that are its own. */
import { randomUUID } from 'node:crypto';
import type { AppEvent } from '../../shared/app-event.ts';
import { GloveboxError } from '../../shared/outcome.ts';
import type { Run } from '../sandbox/run.ts';
import type { PagedOutput, SendEvent } from './paged-output.ts';

/** More than a person starts by hand; a compromised page must not start hundreds. */
const MOST_RUNS = 8;

interface OwnRun {
  readonly run: Run;
  readonly output: PagedOutput;
}

export class Caller {
  /** Tells this session from others; the page never learns it. */
  readonly id = randomUUID();
  readonly #send: SendEvent;
  readonly #runs = new Map<string, OwnRun>();
  readonly #closing = new Set<() => void>();
  #isClosed = false;

  constructor(send: SendEvent) {
    this.#send = send;
  }

  /** Sends an event to this page; a page that is gone is no failure. */
  async send(event: AppEvent): Promise<void> {
    try {
      await this.#send(event);
    } catch {
      // The door closes this session by itself.
    }
  }

  /** @throws GloveboxError `conflict` when this page has too many runs under way */
  requireRoom(): void {
    if (this.#runs.size < MOST_RUNS) return;
    throw new GloveboxError('conflict', `${MOST_RUNS} runs are under way; stop one first.`);
  }

  add(run: Run, output: PagedOutput): void {
    this.#runs.set(run.id, { run, output });
  }

  remove(runId: string): void {
    this.#runs.delete(runId);
  }

  /** A run of this page's own. @throws GloveboxError `not-found` for any other */
  own(runId: string): OwnRun {
    const own = this.#runs.get(runId);
    if (own !== undefined) return own;
    throw new GloveboxError('not-found', 'This run has ended.');
  }

  /** Whether the page is gone. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** @returns a function that takes it back: what is to be done when the page is gone */
  whenClosed(act: () => void): () => void {
    this.#closing.add(act);
    return () => this.#closing.delete(act);
  }

  /** The page is gone: nobody looks at its runs any more. */
  close(): void {
    this.#isClosed = true;
    for (const { run } of this.#runs.values()) run.stop();
    for (const act of this.#closing) act();
  }
}
