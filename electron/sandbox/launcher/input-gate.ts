/**
 * Input on its way to the program.
 *
 * The launcher takes a bounded window of bytes ahead of the program's pipe and
 * acknowledges what the pipe took, so that a program that never reads can hold
 * up its input and nothing else: stop and resize still get through.
 */
import { INPUT_WINDOW_BYTES, endInputFrame, inputFrame } from './protocol.ts';

export class InputGate {
  readonly #send: (frame: Uint8Array) => void;
  readonly #waiting: (() => void)[] = [];
  #credit = INPUT_WINDOW_BYTES;
  #isClosed = false;
  #open: () => void = () => {};
  /** One writer after the other, once the gate is open: bytes arrive in the order they were given. */
  #tail: Promise<void> = new Promise((resolve) => {
    this.#open = resolve;
  });
  #queuedBytes = 0;

  constructor(send: (frame: Uint8Array) => void) {
    this.#send = send;
  }

  /** The program has been delivered: what was given until now may follow it. */
  open(): void {
    this.#open();
  }

  /** Bytes given and not yet sent. */
  get queuedBytes(): number {
    return this.#queuedBytes;
  }

  /** @returns resolves when all of it has been sent, or the gate is closed */
  async write(bytes: Uint8Array): Promise<void> {
    this.#queuedBytes += bytes.length;
    this.#tail = this.#tail.then(async () => {
      await this.#pass(bytes);
      this.#queuedBytes -= bytes.length;
    });
    return this.#tail;
  }

  /** After everything that was written, the program's input ends. */
  async end(): Promise<void> {
    this.#tail = this.#tail.then(() => {
      if (!this.#isClosed) this.#send(endInputFrame());
    });
    return this.#tail;
  }

  /** The launcher has passed this much on. */
  taken(bytes: number): void {
    this.#credit += bytes;
    this.#wake();
  }

  /** The run is over: whatever waits is let go. */
  close(): void {
    this.#isClosed = true;
    this.#open();
    this.#wake();
  }

  async #pass(bytes: Uint8Array): Promise<void> {
    let at = 0;
    while (at < bytes.length && !this.#isClosed) {
      if (this.#credit === 0) {
        await new Promise<void>((resolve) => this.#waiting.push(resolve));
        continue;
      }
      const end = Math.min(bytes.length, at + this.#credit);
      this.#credit -= end - at;
      this.#send(inputFrame(bytes.subarray(at, end)));
      at = end;
    }
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
