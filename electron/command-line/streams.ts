/** The terminal's streams, with back-pressure and without surprises. */
import { printable } from '../../shared/printable.ts';
import type { Writable } from 'node:stream';

/** Writes and, when the reader is slow, waits for it; a reader that is gone is waited for no longer. */
export async function writeTo(stream: Writable, bytes: Uint8Array | string): Promise<void> {
  if (stream.destroyed || stream.write(bytes)) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      stream.off('drain', done).off('close', done).off('error', done);
      resolve();
    };
    stream.on('drain', done).on('close', done).on('error', done);
  });
}

/** One line of progress on standard error, rewritten in place where that is a terminal. */
export class ProgressLine {
  readonly #stream = process.stderr;
  #last = '';

  show(text: string): void {
    const line = printable(text);
    if (line === this.#last) return;
    this.#last = line;
    if (!this.#stream.isTTY) this.#stream.write(`glovebox: ${line}\n`);
    else this.#stream.write(`\r\u001b[2K${line.slice(0, (this.#stream.columns ?? 80) - 1)}`);
  }

  /** Removes the line, so that what follows stands at its place. */
  clear(): void {
    if (this.#last !== '' && this.#stream.isTTY) this.#stream.write('\r\u001b[2K');
    this.#last = '';
  }
}
