/** How many sandboxes of one kind were asked for at once of late. Pure but for its own memory. */

/** What is asked for within this time is asked for at once: nothing can be started anew meanwhile. */
const AT_ONCE_MS = 2_000;
/** How long a rush is remembered. */
const REMEMBERED_MS = 60_000;
/** More than any depth that bounds allow. */
const MOST_REMEMBERED = 64;

export class Demand {
  #claims: number[] = [];

  /** @param now milliseconds, never less than before */
  note(now: number): void {
    this.#claims = [...this.#recent(now), now].slice(-MOST_REMEMBERED);
  }

  /** The most that were asked for at once within the time remembered. */
  peak(now: number): number {
    const claims = this.#recent(now);
    return claims.reduce((most, from, at) => {
      const together = claims.slice(at).filter((claim) => claim - from < AT_ONCE_MS).length;
      return Math.max(most, together);
    }, 0);
  }

  #recent(now: number): number[] {
    return this.#claims.filter((claim) => now - claim < REMEMBERED_MS);
  }
}
