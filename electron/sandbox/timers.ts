/** The timers of one run, which end with it. */

export class Timers {
  readonly #armed = new Set<NodeJS.Timeout>();
  #isOver = false;

  /**
   * Does this once, after so many milliseconds, unless they have ended before.
   *
   * @returns the milliseconds that the timer was set to; null when they have ended, and none was
   */
  arm(action: () => void, ms: number): number | null {
    if (this.#isOver) return null;
    const timer = setTimeout(() => {
      this.#armed.delete(timer);
      action();
    }, ms);
    this.#armed.add(timer);
    return ms;
  }

  /** Nothing that was armed is done any more, and nothing is armed anew. */
  end(): void {
    this.#isOver = true;
    for (const timer of this.#armed) clearTimeout(timer);
    this.#armed.clear();
  }
}
