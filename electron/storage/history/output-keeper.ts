/** Keeps the beginning and the end of a run's output, whatever its length. */
import type { KeptOutput, OutputPiece } from '../../../shared/history.ts';
import type { StageName, StreamName } from '../../../shared/run-result.ts';

/** Bytes kept of each: some hundred lines, and little beside the program's own files. */
export const KEPT_BYTES = 32 * 1024;

export class OutputKeeper {
  readonly #beginning: OutputPiece[] = [];
  #beginningBytes = 0;
  #end: OutputPiece[] = [];
  #endBytes = 0;
  #omittedBytes = 0;

  /** Takes what was printed; the bytes are copied as far as they are kept. */
  push(stage: StageName, stream: StreamName, bytes: Uint8Array): void {
    const fits = Math.min(bytes.length, KEPT_BYTES - this.#beginningBytes);
    if (fits > 0) {
      this.#beginning.push({ stage, stream, bytes: Uint8Array.from(bytes.subarray(0, fits)) });
      this.#beginningBytes += fits;
    }
    const rest = bytes.subarray(fits);
    if (rest.length === 0) return;
    // Not `slice`, which copies nothing where the bytes are a Node buffer.
    const last = Uint8Array.from(rest.subarray(-KEPT_BYTES));
    this.#omittedBytes += rest.length - last.length;
    this.#end.push({ stage, stream, bytes: last });
    this.#endBytes += last.length;
    // Cut in large steps: a program that prints byte by byte must not cost a copy each.
    if (this.#endBytes > 2 * KEPT_BYTES) this.#cutEnd();
  }

  kept(): KeptOutput {
    this.#cutEnd();
    return {
      beginning: joined(this.#beginning),
      omittedBytes: this.#omittedBytes,
      end: joined(this.#end),
    };
  }

  #cutEnd(): void {
    let excess = this.#endBytes - KEPT_BYTES;
    if (excess <= 0) return;
    this.#omittedBytes += excess;
    this.#endBytes = KEPT_BYTES;
    this.#end = this.#end.flatMap((piece) => {
      const cut = Math.min(excess, piece.bytes.length);
      excess -= cut;
      return cut === piece.bytes.length ? [] : [{ ...piece, bytes: piece.bytes.slice(cut) }];
    });
  }
}

/** Joins neighbours of one stream: a program may have printed byte by byte. */
function joined(pieces: readonly OutputPiece[]): OutputPiece[] {
  const groups: OutputPiece[][] = [];
  for (const piece of pieces) {
    const group = groups.at(-1);
    const [first] = group ?? [];
    if (first?.stage === piece.stage && first.stream === piece.stream) group?.push(piece);
    else groups.push([piece]);
  }
  return groups.flatMap((group) => {
    const [first] = group;
    return first === undefined
      ? []
      : [{ ...first, bytes: new Uint8Array(Buffer.concat(group.map(({ bytes }) => bytes))) }];
  });
}
