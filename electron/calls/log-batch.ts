/** The lines of a build's log on their way to the pages: some at a time, and no more than a person reads. */
import { printable } from '../../shared/printable.ts';

const EVERY_MS = 150;
/** A compiler may print thousands in that time; the last ones say where it is. */
const MOST_LINES = 200;
const LONGEST_LINE = 500;

export class LogBatch {
  readonly #send: (lines: readonly string[]) => void;
  #lines: string[] = [];
  #timer: NodeJS.Timeout | null = null;

  constructor(send: (lines: readonly string[]) => void) {
    this.#send = send;
  }

  /** One line as the engine wrote it; what a terminal would obey is taken out of it. */
  add(line: string): void {
    const text = printable(line).slice(0, LONGEST_LINE);
    if (text === '') return;
    this.#lines.push(text);
    if (this.#lines.length > MOST_LINES) this.#lines.shift();
    this.#timer ??= setTimeout(() => this.flush(), EVERY_MS);
  }

  /** Sends what waits, at once. */
  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#lines.length === 0) return;
    const lines = this.#lines;
    this.#lines = [];
    this.#send(lines);
  }
}
