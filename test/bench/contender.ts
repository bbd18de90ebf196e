/** One way to run one program, and what came of it so far. */
import type { Way, WayFigures } from './report.ts';
import { reasonOf } from './reason.ts';
import { figuresOf, type Sample } from './sample.ts';

/** One whose run takes longer takes part in every fifth round only. */
const SLOW_MS = 4_000;
const SLOW_EVERY = 5;
/** One that fails more often than this has no figures, and is not tried again. */
const MOST_FAILURES = 3;

export class Contender {
  readonly way: Way;
  readonly #time: () => Promise<Sample>;
  readonly #samples: Sample[] = [];
  readonly #failures: string[] = [];
  #isSlow = false;

  /** @param time runs the program once; rejects when its times mean nothing */
  constructor(way: Way, time: () => Promise<Sample>) {
    this.way = way;
    this.#time = time;
  }

  /** Whether it takes part in this round; one below 0 is for warming up. */
  isIn(round: number): boolean {
    return !this.#isOut && (!this.#isSlow || round % SLOW_EVERY === 0);
  }

  async take(round: number): Promise<void> {
    try {
      const sample = await this.#time();
      if (round >= 0) this.#samples.push(sample);
      else this.#isSlow = sample.verdictMs > SLOW_MS;
    } catch (error) {
      this.#failures.push(reasonOf(error));
    }
  }

  /** Null where there are none. */
  get figures(): WayFigures | null {
    return this.#isOut ? null : figuresOf(this.#samples);
  }

  /** What went wrong, in words; null when nothing did. */
  get trouble(): string | null {
    const [first] = this.#failures;
    if (first === undefined) return null;
    return this.#isOut ? first : `${this.#failures.length} runs do not count: ${first}`;
  }

  get #isOut(): boolean {
    return this.#failures.length > MOST_FAILURES;
  }
}
