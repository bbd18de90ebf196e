/** The last of what was said on standard error: what ended a program stands at its end. */
const KEPT_BYTES = 32 * 1024;

export class ErrorTail {
  #chunks: Uint8Array[] = [];
  #bytes = 0;

  push(bytes: Uint8Array): void {
    this.#chunks.push(bytes);
    this.#bytes += bytes.length;
    if (this.#bytes > 2 * KEPT_BYTES) this.#cut();
  }

  clear(): void {
    this.#chunks = [];
    this.#bytes = 0;
  }

  /** As UTF-8; what is none shows as U+FFFD. */
  get text(): string {
    this.#cut();
    return new TextDecoder().decode(this.#chunks[0] ?? new Uint8Array(0));
  }

  #cut(): void {
    const whole = new Uint8Array(this.#bytes);
    let at = 0;
    for (const chunk of this.#chunks) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    const tail = whole.slice(-KEPT_BYTES);
    this.#chunks = [tail];
    this.#bytes = tail.length;
  }
}
