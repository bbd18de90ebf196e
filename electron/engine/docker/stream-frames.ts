/**
 * The frames of an attached container's output.
 *
 * The engine multiplexes standard output and error: eight bytes of header (the
 * stream's number, three zeros, a big-endian 32-bit length), then that many
 * bytes (Docker Engine API, "Attach to a container", stream format). What the
 * sandbox prints decides how the frames fall, so this parser's cost is linear
 * in the bytes and frames, it keeps no payload, and it never recurses.
 */
import type { StreamName } from '../../../shared/run-result.ts';
import type { OutputSlice } from '../container-engine.ts';

/** The engine sent something that is no frame: the stream cannot be trusted any further. */
export class FrameError extends Error {}

const HEADER_BYTES = 8;

export class StreamFrameParser {
  readonly #header = new Uint8Array(HEADER_BYTES);
  #headerHave = 0;
  #stream: StreamName = 'stdout';
  #payloadLeft = 0;

  /**
   * Takes the next chunk of the attached stream, cut anywhere.
   *
   * @throws FrameError for a header that names no output stream
   */
  *push(chunk: Uint8Array): Generator<OutputSlice> {
    let at = 0;
    while (at < chunk.length) {
      if (this.#payloadLeft > 0) {
        const end = Math.min(chunk.length, at + this.#payloadLeft);
        this.#payloadLeft -= end - at;
        yield { stream: this.#stream, bytes: chunk.subarray(at, end) };
        at = end;
        continue;
      }
      const end = Math.min(chunk.length, at + HEADER_BYTES - this.#headerHave);
      this.#header.set(chunk.subarray(at, end), this.#headerHave);
      this.#headerHave += end - at;
      at = end;
      if (this.#headerHave === HEADER_BYTES) this.#beginPayload();
    }
  }

  /** Whether the stream may end here: not in the middle of a frame. */
  get isBetweenFrames(): boolean {
    return this.#headerHave === 0 && this.#payloadLeft === 0;
  }

  #beginPayload(): void {
    this.#headerHave = 0;
    const view = new DataView(this.#header.buffer);
    const kind = view.getUint8(0);
    const padding = view.getUint8(1) | view.getUint8(2) | view.getUint8(3);
    if (kind > 2 || padding !== 0) {
      throw new FrameError('the engine’s output stream is not framed as its interface says');
    }
    // 0 is standard input, echoed on some engines as output.
    this.#stream = kind === 2 ? 'stderr' : 'stdout';
    this.#payloadLeft = view.getUint32(4);
  }
}
