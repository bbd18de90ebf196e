/** How a snippet is arranged and what it is run with, on its way to disk. */
import type { Clock } from './saved-file.ts';

const PAUSE_MS = 300;

/** Tells the disk after a pause; what could not be told is told when it is asked for again. */
export class Arrangement {
  readonly #clock: Clock;
  readonly #tell: () => Promise<boolean>;
  #cancelTimer: (() => void) | null = null;
  #isChanged = false;
  #isTelling = false;
  #turn: Promise<void> = Promise.resolve();

  /** @param tell tells the disk how things stand by then; false when that has failed */
  constructor(clock: Clock, tell: () => Promise<boolean>) {
    this.#clock = clock;
    this.#tell = tell;
  }

  /** Whether the disk has yet to be told of something. */
  get isUnsaved(): boolean {
    return this.#isChanged || this.#isTelling;
  }

  /** Something was changed, and more may follow at once. */
  changed(): void {
    this.#isChanged = true;
    this.#cancelTimer?.();
    this.#cancelTimer = this.#clock.after(PAUSE_MS, () => void this.save());
  }

  /** Something was changed that the disk is to be told of now. */
  async settled(): Promise<void> {
    this.#isChanged = true;
    return this.save();
  }

  /** One telling after the other: the last one is of how things stand. */
  async save(): Promise<void> {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    this.#turn = this.#turn.then(() => this.#saveChanged());
    return this.#turn;
  }

  async #saveChanged(): Promise<void> {
    if (!this.#isChanged) return;
    this.#isChanged = false;
    this.#isTelling = true;
    if (!(await this.#tell())) this.#isChanged = true;
    this.#isTelling = false;
  }
}
