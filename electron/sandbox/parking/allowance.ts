/**
 * How many sandboxes one session may have started ahead. A page that changes its
 * mind wildly uses up its allowance and waits; a run gives back what it used.
 */

const MOST = 24;
/** One more after each such time. */
const EACH_MS = 5_000;

export class Allowance {
  #left = MOST;
  #at: number;

  /** @param now milliseconds */
  constructor(now: number) {
    this.#at = now;
  }

  /** How many it may still have started. */
  left(now: number): number {
    const more = Math.max(0, now - this.#at) / EACH_MS;
    this.#left = Math.min(MOST, this.#left + more);
    this.#at = now;
    return this.#left;
  }

  /** @returns whether one was left, and is now used */
  use(now: number): boolean {
    if (this.left(now) < 1) return false;
    this.#left -= 1;
    return true;
  }

  /** A run of the session's used one up: it may be replaced. */
  giveBack(): void {
    this.#left = Math.min(MOST, this.#left + 1);
  }
}
