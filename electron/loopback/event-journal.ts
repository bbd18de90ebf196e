/**
 * The events of one session in order, as lines: those still to be written, and
 * the last ones written, for a page whose connection broke before it had them.
 *
 * Pure but for its own state, and bounded: what is written is kept up to
 * `REPLAY_BYTES`, what is unwritten up to `UNWRITTEN_BYTES` and one line.
 */
export interface Line {
  /** Counted from 1. */
  readonly sequence: number;
  readonly bytes: Buffer;
}

/** More than the output that can be under way (`OUTPUT_WINDOW_BYTES`, as base64), for a few runs at once. */
const REPLAY_BYTES = 4 * 1024 * 1024;
const UNWRITTEN_BYTES = 8 * 1024 * 1024;

export class EventJournal {
  #lines: Line[] = [];
  #nextSequence = 1;
  /** How many of `#lines` have been written to the present connection. */
  #written = 0;
  #writtenBytes = 0;
  #unwrittenBytes = 0;

  /** @returns false when too much is waiting to be written: the reader has fallen behind for good */
  append(makeLine: (sequence: number) => Buffer): boolean {
    if (this.#unwrittenBytes > UNWRITTEN_BYTES) return false;
    const bytes = makeLine(this.#nextSequence);
    this.#lines.push({ sequence: this.#nextSequence, bytes });
    this.#nextSequence += 1;
    this.#unwrittenBytes += bytes.length;
    return true;
  }

  /** @returns the next line to write, which counts as written from now on; null when there is none */
  take(): Line | null {
    const line = this.#lines[this.#written];
    if (line === undefined) return null;
    this.#written += 1;
    this.#writtenBytes += line.bytes.length;
    this.#unwrittenBytes -= line.bytes.length;
    this.#forget();
    return line;
  }

  /**
   * Goes back to the line after the last one that the page has seen.
   *
   * @param seen its sequence number, 0 for none
   * @returns false when lines after it are no longer kept, or never were
   */
  rewindTo(seen: number): boolean {
    const oldest = this.#nextSequence - this.#lines.length;
    if (!Number.isSafeInteger(seen) || seen < oldest - 1 || seen >= this.#nextSequence)
      return false;
    this.#written = seen - oldest + 1;
    this.#writtenBytes = bytesOf(this.#lines.slice(0, this.#written));
    this.#unwrittenBytes = bytesOf(this.#lines.slice(this.#written));
    return true;
  }

  #forget(): void {
    let dropped = 0;
    while (this.#writtenBytes > REPLAY_BYTES && dropped < this.#written) {
      this.#writtenBytes -= this.#lines[dropped]?.bytes.length ?? 0;
      dropped += 1;
    }
    this.#lines.splice(0, dropped);
    this.#written -= dropped;
  }
}

function bytesOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.bytes.length, 0);
}
