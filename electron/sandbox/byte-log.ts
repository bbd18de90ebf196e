/**
 * Bytes in the order they came, in few large blocks: a program that prints one
 * byte at a time must not cost an object a byte.
 */
const BLOCK_BYTES = 64 * 1024;

export class ByteLog {
  readonly #blocks: Uint8Array[] = [];
  #free = 0;

  append(bytes: Uint8Array): void {
    let rest = bytes;
    while (rest.length > 0) {
      if (this.#free === 0) {
        this.#blocks.push(new Uint8Array(BLOCK_BYTES));
        this.#free = BLOCK_BYTES;
      }
      const fits = rest.subarray(0, this.#free);
      this.#blocks.at(-1)?.set(fits, BLOCK_BYTES - this.#free);
      this.#free -= fits.length;
      rest = rest.subarray(fits.length);
    }
  }

  /** As UTF-8; what is none shows as U+FFFD. A byte order mark is output like any other. */
  text(): string {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const last = this.#blocks.length - 1;
    const parts = this.#blocks.map((block, at) =>
      decoder.decode(at === last ? block.subarray(0, BLOCK_BYTES - this.#free) : block, {
        stream: true,
      }),
    );
    return parts.join('') + decoder.decode();
  }
}
