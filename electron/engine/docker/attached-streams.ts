/** A container's streams over one hijacked connection of the Engine API. */
import type { Duplex } from 'node:stream';
import type { AttachedStreams, OutputSlice } from '../container-engine.ts';
import { StreamFrameParser } from './stream-frames.ts';

export class DockerAttachedStreams implements AttachedStreams {
  readonly #socket: Duplex;
  #drained: Promise<void> | null = null;

  constructor(socket: Duplex) {
    this.#socket = socket;
    // A reset after our own close, or while nobody reads, must not end the application;
    // whoever reads gets it as well.
    socket.on('error', () => {});
  }

  async *output(): AsyncGenerator<OutputSlice> {
    const frames = new StreamFrameParser();
    for await (const chunk of this.#socket as AsyncIterable<Uint8Array>) yield* frames.push(chunk);
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (this.#socket.destroyed || this.#socket.write(bytes)) return;
    // However many wait, the socket is listened to once.
    this.#drained ??= this.#untilDrained().finally(() => {
      this.#drained = null;
    });
    await this.#drained;
  }

  async #untilDrained(): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.#socket.off('drain', done).off('close', done);
        resolve();
      };
      this.#socket.on('drain', done).on('close', done);
    });
  }

  close(): void {
    this.#socket.destroy();
  }
}
