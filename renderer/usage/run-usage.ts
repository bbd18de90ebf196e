/**
 * What the last run used while it went on. Apart from the page's state: it
 * changes ten times a second, and only the curves need to follow it.
 */
import type { HistoryRecord } from '../../shared/history.ts';
import { UsageCurve, type UsageSample } from '../../shared/usage.ts';
import { AwaitedRun } from '../run/awaited-run.ts';
import type { RunEvent } from '../run/run-view.ts';

const NONE: readonly UsageSample[] = [];

export class RunUsage {
  readonly #run = new AwaitedRun();
  #curve = new UsageCurve();
  #samples = NONE;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same array until there is another sample. */
  readonly current = (): readonly UsageSample[] => this.#samples;

  begin(): void {
    this.#run.await();
    this.#show(NONE);
  }

  showPast({ runId, usage }: HistoryRecord): void {
    this.#run.pass(runId);
    this.#show(usage);
  }

  receive({ runId, sample }: Extract<RunEvent, { type: 'run-usage' }>): void {
    if (!this.#run.is(runId)) return;
    this.#curve.push(sample);
    this.#samples = this.#curve.samples;
    this.#tell();
  }

  #show(samples: readonly UsageSample[]): void {
    this.#curve = new UsageCurve();
    this.#samples = samples;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
