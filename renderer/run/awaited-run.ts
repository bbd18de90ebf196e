/**
 * Which run's events are meant: the one that was asked for last. Its first
 * events may overtake the answer that names it; while that is awaited, any run
 * but the one before is this one.
 */
export class AwaitedRun {
  #id: string | null = null;
  #previous: string | null = null;

  /** The run it is, once that is known. */
  get id(): string | null {
    return this.#id;
  }

  /** Another run was asked for. */
  await(): void {
    this.#previous = this.#id ?? this.#previous;
    this.#id = null;
  }

  /** A run of the past is looked at: nothing more is to be heard of it. */
  pass(id: string): void {
    this.await();
    this.#previous = id;
  }

  /** Whether an event of this run is meant. */
  is(id: string): boolean {
    if (this.#id === null && id !== this.#previous) this.#id = id;
    return id === this.#id;
  }
}
