/** Keeps the beginning and the end of a run's output, whatever its length. */
import type { KeptOutput, OutputPiece } from './history.ts';
import type { StageName, StreamName } from './run-result.ts';

/**
 * A piece costs more than its bytes: of a program that speaks now on the one
 * stream, now on the other, no more of them are kept at either end.
 */
export const MOST_PIECES = 16 * 1024;

export class OutputKeeper {
  readonly #keptBytes: number;
  #beginning: OutputPiece[] = [];
  #beginningBytes = 0;
  #end: OutputPiece[] = [];
  #endBytes = 0;
  #omittedBytes = 0;

  /** @param keptBytes of the beginning, and as many of the end */
  constructor(keptBytes: number) {
    this.#keptBytes = keptBytes;
  }

  /** Takes what was printed; the bytes are copied as far as they are kept. */
  push(stage: StageName, stream: StreamName, bytes: Uint8Array): void {
    const fits = Math.min(bytes.length, this.#keptBytes - this.#beginningBytes);
    if (fits > 0) {
      this.#beginning.push({ stage, stream, bytes: Uint8Array.from(bytes.subarray(0, fits)) });
      this.#beginningBytes += fits;
      if (this.#beginning.length > MOST_PIECES) this.#closeBeginning();
    }
    const rest = bytes.subarray(fits);
    if (rest.length === 0) return;
    // Not `slice`, which copies nothing where the bytes are a Node buffer.
    const last = Uint8Array.from(rest.subarray(-this.#keptBytes));
    this.#omittedBytes += rest.length - last.length;
    this.#end.push({ stage, stream, bytes: last });
    this.#endBytes += last.length;
    // Cut in large steps: a program that prints byte by byte must not cost a copy each.
    if (this.#endBytes > 2 * this.#keptBytes || this.#end.length > 2 * MOST_PIECES) this.#cutEnd();
  }

  kept(): KeptOutput {
    this.#cutEnd();
    this.#end = joined(this.#end);
    return {
      beginning: joined(this.#beginning),
      omittedBytes: this.#omittedBytes,
      end: this.#end,
    };
  }

  /** Whatever stands in many pieces though it could in few has room for more. */
  #closeBeginning(): void {
    this.#beginning = joined(this.#beginning);
    if (this.#beginning.length > MOST_PIECES / 2) this.#beginningBytes = this.#keptBytes;
  }

  /** Lets go of what is too much; pieces are joined only where there are too many, for that copies them all. */
  #cutEnd(): void {
    this.#letGo(this.#endBytes - this.#keptBytes);
    if (this.#end.length <= MOST_PIECES) return;
    this.#end = joined(this.#end);
    const surplus = this.#end.slice(0, Math.max(0, this.#end.length - MOST_PIECES));
    this.#letGo(lengthOf(surplus));
  }

  /** @param bytes how many, from the front; none where that is not positive */
  #letGo(bytes: number): void {
    if (bytes <= 0) return;
    let excess = bytes;
    let whole = 0;
    for (const piece of this.#end) {
      if (piece.bytes.length > excess) break;
      excess -= piece.bytes.length;
      whole += 1;
    }
    const [first, ...others] = this.#end.slice(whole);
    const cut = first === undefined ? [] : [{ ...first, bytes: first.bytes.slice(excess) }];
    this.#end = [...cut, ...others];
    this.#omittedBytes += bytes;
    this.#endBytes -= bytes;
  }
}

const lengthOf = (pieces: readonly OutputPiece[]): number =>
  pieces.reduce((sum, { bytes }) => sum + bytes.length, 0);

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
    const [first, ...others] = group;
    if (first === undefined) return [];
    return others.length === 0 ? [first] : [{ ...first, bytes: concatenated(group) }];
  });
}

function concatenated(pieces: readonly OutputPiece[]): Uint8Array {
  const whole = new Uint8Array(lengthOf(pieces));
  let at = 0;
  for (const { bytes } of pieces) {
    whole.set(bytes, at);
    at += bytes.length;
  }
  return whole;
}
