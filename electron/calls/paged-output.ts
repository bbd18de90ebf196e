/**
 * A run's output on its way to a page: batched for the screen, and held back
 * when the page has not shown what it already has.
 */
import { OUTPUT_WINDOW_BYTES, type AppEvent } from '../../shared/app-event.ts';
import type { StageName, StreamName } from '../../shared/run-result.ts';

type OutputEvent = Extract<AppEvent, { type: 'run-output' }>;
export type SendEvent = (event: AppEvent) => void | Promise<void>;

/** The first bytes go at once; what follows within this time goes together. */
const BATCH_MS = 8;
const BATCH_BYTES = 64 * 1024;

interface Segment {
  readonly stage: StageName;
  readonly stream: StreamName;
  readonly parts: Uint8Array[];
}

export class PagedOutput {
  readonly #runId: string;
  readonly #send: SendEvent;
  readonly #segments: Segment[] = [];
  readonly #waiting: (() => void)[] = [];
  #pendingBytes = 0;
  #unacknowledged = 0;
  #timer: NodeJS.Timeout | null = null;
  /** The door's own back-pressure, one event after the other. */
  #sending: Promise<void> = Promise.resolve();
  #isOver = false;

  constructor(runId: string, send: SendEvent) {
    this.#runId = runId;
    this.#send = send;
  }

  /** @returns a promise while the page has more than it has shown; it resolves when that changes */
  push(stage: StageName, stream: StreamName, bytes: Uint8Array): void | Promise<void> {
    this.#append(stage, stream, bytes);
    if (this.#pendingBytes >= BATCH_BYTES) this.#flush();
    else if (this.#timer === null) {
      // Leading edge: nothing was sent within the last batch's time.
      this.#flush();
      this.#timer = setTimeout(() => {
        this.#timer = null;
        this.#flush();
      }, BATCH_MS);
    }
    if (this.#unacknowledged < OUTPUT_WINDOW_BYTES) return undefined;
    return new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** The page has shown this many more bytes. */
  acknowledge(bytes: number): void {
    this.#unacknowledged = Math.max(0, this.#unacknowledged - bytes);
    if (this.#unacknowledged < OUTPUT_WINDOW_BYTES) this.#release();
  }

  /** The run is over: what is left goes out, and the door has taken it when this resolves. */
  async finish(): Promise<void> {
    this.#isOver = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#flush();
    this.#release();
    await this.#sending;
  }

  #append(stage: StageName, stream: StreamName, bytes: Uint8Array): void {
    const last = this.#segments.at(-1);
    if (last?.stage === stage && last.stream === stream) last.parts.push(bytes);
    else this.#segments.push({ stage, stream, parts: [bytes] });
    this.#pendingBytes += bytes.length;
    this.#unacknowledged += bytes.length;
  }

  #flush(): void {
    for (const { stage, stream, parts } of this.#segments.splice(0)) {
      const event: OutputEvent = {
        type: 'run-output',
        runId: this.#runId,
        stage,
        stream,
        bytes: joined(parts),
      };
      this.#sending = this.#sending.then(() => this.#send(event));
    }
    this.#pendingBytes = 0;
    // A door that is gone has nobody to tell; the session's end stops the run.
    this.#sending = this.#sending.catch(() => {});
  }

  #release(): void {
    if (this.#isOver || this.#unacknowledged < OUTPUT_WINDOW_BYTES) {
      for (const resolve of this.#waiting.splice(0)) resolve();
    }
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
