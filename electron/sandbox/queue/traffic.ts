/** Many runs on one machine: how many at once, in whose turn, and what may be started beside them. */
import type { EngineFacts } from '../../engine/container-engine.ts';
import { FairQueue, type Turn } from './fair-queue.ts';

const MEBIBYTE = 1024 * 1024;

/**
 * Runs under way for each core: most programs wait more than they compute, for
 * their input above all, and each has its own share of the processor.
 */
const RUNS_A_CORE = 8;
/** The share of the engine's memory that all runs' limits together may take. */
const MEMORY_SHARE = 0.75;
/**
 * Containers being started at once beyond one a core. Measured on two cores,
 * milliseconds for each of sixteen: one at a time 306, two 232, three 190, four
 * 200, eight 223.
 */
const STARTS_BEYOND_CORES = 1;
/** What is started ahead waits for calm no longer than this, milliseconds: in a rush it is needed most. */
const PATIENCE_MS = 400;
/** A removal waits longer: nobody needs it soon. */
const REMOVAL_PATIENCE_MS = 2_000;
/** A run that is this old no longer holds up what is started ahead, milliseconds. */
const FRESH_MS = 150;

/** Nobody gives up a removal. */
const NEVER = new AbortController().signal;

export class Traffic {
  readonly #memoryMiB: number;
  readonly #leastShare: number;
  readonly #runs = new FairQueue(1);
  readonly #starts: FairQueue;
  readonly #removals: FairQueue;
  readonly #calm: (() => void)[] = [];
  #fresh = 0;

  constructor({ memoryBytes, cpus }: Pick<EngineFacts, 'memoryBytes' | 'cpus'>) {
    this.#memoryMiB = (memoryBytes / MEBIBYTE) * MEMORY_SHARE;
    this.#leastShare = 1 / (RUNS_A_CORE * Math.max(1, cpus));
    this.#starts = new FairQueue(Math.max(1, cpus) + STARTS_BEYOND_CORES);
    this.#removals = new FairQueue(Math.max(1, cpus));
  }

  /**
   * Waits until the machine has room for a run.
   *
   * @param memoryMiB the run's limit
   * @param onAhead told how many runs must end before, as that changes
   */
  async turn(
    session: string,
    memoryMiB: number,
    signal: AbortSignal,
    onAhead: (ahead: number) => void,
  ): Promise<Turn> {
    const share = Math.max(this.#leastShare, memoryMiB / this.#memoryMiB);
    const turn = await this.#runs.enter(session, share, signal, onAhead);
    const aged = this.#freshen();
    const timer = setTimeout(aged, FRESH_MS);
    timer.unref();
    return {
      leave: () => {
        clearTimeout(timer);
        aged();
        turn.leave();
      },
    };
  }

  /** Starts a container for a run when it is its turn. */
  async starting<T>(session: string, signal: AbortSignal, start: () => Promise<T>): Promise<T> {
    const turn = await this.#starts.enter(session, 1, signal, () => {});
    try {
      return await start();
    } finally {
      turn.leave();
    }
  }

  /** Removes a container when it is its turn: a rush of removals must not hold up what is started. */
  async removing(session: string, remove: () => Promise<void>): Promise<void> {
    await this.#calmWithin(REMOVAL_PATIENCE_MS);
    const turn = await this.#removals.enter(session, 1, NEVER, () => {});
    try {
      await remove();
    } finally {
      turn.leave();
    }
  }

  /** Resolves when no run has just begun and no container is being started for one, or it took too long. */
  async whenCalm(): Promise<void> {
    await this.#calmWithin(PATIENCE_MS);
  }

  async #calmWithin(limitMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, limitMs);
    });
    await Promise.race([this.#untilCalm(), enough]);
    clearTimeout(timer);
  }

  async #untilCalm(): Promise<void> {
    do {
      await this.#starts.whenIdle();
      if (this.#fresh > 0) await new Promise<void>((resolve) => this.#calm.push(resolve));
    } while (this.#fresh > 0);
  }

  /** @returns to be called when the run is no longer fresh; only its first call counts */
  #freshen(): () => void {
    let isFresh = true;
    this.#fresh += 1;
    return () => {
      if (!isFresh) return;
      isFresh = false;
      this.#fresh -= 1;
      if (this.#fresh > 0) return;
      for (const resolve of this.#calm.splice(0)) resolve();
    };
  }
}
