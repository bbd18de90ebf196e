/** What a run uses while it goes on, as curves of a bounded length. Pure. */

/** The sandbox's use of its machine at one moment; null where its control group does not tell. */
export interface UsageSample {
  /** Milliseconds since the program's first stage began. */
  readonly atMs: number;
  readonly memoryBytes: number | null;
  /** Processor time used until then, all processors together. */
  readonly cpuMs: number | null;
  /** Processes and threads, the launcher among them: what the limit counts. */
  readonly processes: number | null;
}

/** More than a small chart has pixels. */
export const MOST_SAMPLES = 400;

/**
 * The samples of a run, thinned out evenly as they grow: a run of ten minutes
 * has as many as one of forty seconds. The last one is always among them.
 */
export class UsageCurve {
  #samples: UsageSample[] = [];
  /** Of so many samples that come, one is kept. */
  #stride = 1;
  #passed = 0;
  #last: UsageSample | null = null;

  /** One that is no later than the one before is passed over. */
  push(sample: UsageSample): void {
    if (this.#last !== null && sample.atMs <= this.#last.atMs) return;
    this.#last = sample;
    if (this.#passed % this.#stride === 0) this.#samples.push(sample);
    this.#passed += 1;
    if (this.#samples.length < MOST_SAMPLES) return;
    this.#samples = this.#samples.filter((_, at) => at % 2 === 0);
    this.#stride *= 2;
  }

  /** A copy, in the order of time. */
  get samples(): readonly UsageSample[] {
    const last = this.#last;
    return last === null || this.#samples.at(-1) === last
      ? [...this.#samples]
      : [...this.#samples, last];
  }
}

/** One moment of one resource. */
export interface UsagePoint {
  readonly atMs: number;
  readonly value: number;
}

/** Bytes of memory, where they are known. */
export function memoryPoints(samples: readonly UsageSample[]): readonly UsagePoint[] {
  return samples.flatMap(({ atMs, memoryBytes }) =>
    memoryBytes === null ? [] : [{ atMs, value: memoryBytes }],
  );
}

export function processPoints(samples: readonly UsageSample[]): readonly UsagePoint[] {
  return samples.flatMap(({ atMs, processes }) =>
    processes === null ? [] : [{ atMs, value: processes }],
  );
}

/** Processors in use between one sample and the next: 1 is one of them, all the time. */
export function cpuPoints(samples: readonly UsageSample[]): readonly UsagePoint[] {
  const points: UsagePoint[] = [];
  let before = { atMs: 0, cpuMs: 0 };
  for (const { atMs, cpuMs } of samples) {
    if (cpuMs === null || atMs <= before.atMs) continue;
    points.push({ atMs, value: Math.max(0, cpuMs - before.cpuMs) / (atMs - before.atMs) });
    before = { atMs, cpuMs };
  }
  return points;
}
