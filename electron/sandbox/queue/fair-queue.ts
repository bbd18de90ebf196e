/**
 * Turns at something that there is not enough of, fairly: those who wait are
 * served session by session in turn, each session's own in their order, so that
 * nobody waits behind a hundred of somebody else's.
 */

export interface Turn {
  /** Makes room for the next. Only the first call counts. */
  leave(): void;
}

interface Waiting {
  readonly cost: number;
  readonly enter: () => void;
  readonly onAhead: (ahead: number) => void;
}

/** Costs are shares such as 1/3 and 1/8: their sums are not exact. */
const ROUNDING = 1e-9;

export class FairQueue {
  readonly #capacity: number;
  /** Sessions in the order in which they are served next. */
  readonly #waiting = new Map<string, Waiting[]>();
  readonly #idle: (() => void)[] = [];
  #taken = 0;
  #inside = 0;

  /** @param capacity what those inside may cost together; one alone may cost more */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /**
   * Waits for a turn.
   *
   * @param onAhead told how many must leave or be served before, whenever that changes
   * @returns rejects with the signal's reason when that is aborted first
   */
  async enter(
    session: string,
    cost: number,
    signal: AbortSignal,
    onAhead: (ahead: number) => void,
  ): Promise<Turn> {
    signal.throwIfAborted();
    if (this.#waiting.size > 0 || !this.#hasRoom(cost)) {
      await this.#wait(session, cost, signal, onAhead);
    } else this.#admit(cost);
    let isInside = true;
    return {
      leave: () => {
        if (!isInside) return;
        isInside = false;
        this.#inside -= 1;
        this.#taken = this.#inside === 0 ? 0 : this.#taken - cost;
        this.#serve();
      },
    };
  }

  /** Resolves when nobody is inside and nobody waits. */
  async whenIdle(): Promise<void> {
    while (this.#inside > 0 || this.#waiting.size > 0) {
      await new Promise<void>((resolve) => this.#idle.push(resolve));
    }
  }

  async #wait(
    session: string,
    cost: number,
    signal: AbortSignal,
    onAhead: (ahead: number) => void,
  ): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const waiting: Waiting = {
        cost,
        onAhead,
        enter: () => {
          signal.removeEventListener('abort', giveUp);
          resolve();
        },
      };
      const giveUp = (): void => {
        this.#drop(session, waiting);
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      const own = this.#waiting.get(session);
      if (own === undefined) this.#waiting.set(session, [waiting]);
      else own.push(waiting);
      this.#tellAhead();
    });
  }

  #serve(): void {
    for (;;) {
      const [next] = this.#waiting;
      if (next === undefined) break;
      const [session, [first, ...rest]] = next;
      if (first === undefined || !this.#hasRoom(first.cost)) break;
      this.#waiting.delete(session);
      // Behind the others: its next one has to wait for one of each.
      if (rest.length > 0) this.#waiting.set(session, rest);
      this.#admit(first.cost);
      first.enter();
    }
    this.#tellAhead();
    if (this.#inside === 0 && this.#waiting.size === 0) {
      for (const resolve of this.#idle.splice(0)) resolve();
    }
  }

  #drop(session: string, waiting: Waiting): void {
    const left = (this.#waiting.get(session) ?? []).filter((each) => each !== waiting);
    // In place: leaving must not cost a session its turn.
    if (left.length > 0) this.#waiting.set(session, left);
    else this.#waiting.delete(session);
    this.#serve();
  }

  #hasRoom(cost: number): boolean {
    return this.#inside === 0 || this.#taken + cost <= this.#capacity + ROUNDING;
  }

  #admit(cost: number): void {
    this.#inside += 1;
    this.#taken += cost;
  }

  #tellAhead(): void {
    const order = servingOrder([...this.#waiting.values()]);
    // One inside has to leave before the first can enter.
    for (const [at, { onAhead }] of order.entries()) onAhead(at + 1);
  }
}

/**
 * The order in which those who wait are served: one of each in turn.
 *
 * @param lists one a session, in the order of the sessions' turns
 */
export function servingOrder<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_each, round) =>
    lists.flatMap((list) => list.slice(round, round + 1)),
  ).flat();
}
