/** When things happened, in milliseconds since a run was asked for. */
export class Stopwatch {
  readonly #began = performance.now();
  readonly #marks = new Map<string, number>();

  /** Notes a moment; only its first time counts. */
  mark(name: string): void {
    if (!this.#marks.has(name)) this.#marks.set(name, this.elapsedMs());
  }

  /** Milliseconds to one decimal; null when it never happened. */
  at(name: string): number | null {
    return this.#marks.get(name) ?? null;
  }

  elapsedMs(): number {
    return Math.round((performance.now() - this.#began) * 10) / 10;
  }
}
