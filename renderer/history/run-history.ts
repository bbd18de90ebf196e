/** The runs that are kept, as the page knows them. */
import type { Door } from '../../shared/contract.ts';
import type { HistoryEntry, HistoryRecord } from '../../shared/history.ts';
import type { Outcome } from '../../shared/outcome.ts';

export class RunHistory {
  readonly #door: Door;
  readonly #listeners = new Set<() => void>();
  #entries: readonly HistoryEntry[] = [];

  constructor(door: Door) {
    this.#door = door;
  }

  /** Newest first. */
  readonly current = (): readonly HistoryEntry[] => this.#entries;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Asks which runs there are; those known stay when that cannot be told. */
  async load(): Promise<void> {
    const listed = await this.#door.call('listHistory', {});
    if (!listed.ok) return;
    this.#entries = listed.value.entries;
    for (const listener of this.#listeners) listener();
  }

  async read(runId: string): Promise<Outcome<HistoryRecord>> {
    return this.#door.call('readHistory', { runId });
  }

  /** Forgets a run, or with null all of them. */
  async forget(runId: string | null): Promise<Outcome<unknown>> {
    const forgotten = await this.#door.call('forgetHistory', { runId });
    await this.load();
    return forgotten;
  }
}
