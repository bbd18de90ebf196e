/** The page's side of the formatters: asks the worker, and waits no longer than is reasonable. */
import type { FormatAnswer, FormatRequest } from './format-request.ts';

/** The formatted text, or a sentence that says why there is none. */
export type Formatted =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly sentence: string };

/** As much of a worker as is needed here. */
export type FormatterWorker = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

/** For the loading of a formatter and its work together; a program of 1 MiB takes 1 or 2 seconds. */
const LONGEST_MS = 15_000;
/** A formatter may quote the program, which can be one line of a megabyte. */
const LONGEST_WORDS = 200;

export class Formatting {
  readonly #startWorker: () => FormatterWorker;
  readonly #longestMs: number;
  #worker: FormatterWorker | null = null;
  /** Those who wait for an answer of the worker that is there. */
  #waiting = new Map<number, (formatted: Formatted) => void>();
  #lastId = 0;

  /** @param startWorker starts one when it is first needed, and after one was ended */
  constructor(startWorker: () => FormatterWorker, longestMs = LONGEST_MS) {
    this.#startWorker = startWorker;
    this.#longestMs = longestMs;
  }

  async format(request: Omit<FormatRequest, 'id'>): Promise<Formatted> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      const seconds = this.#longestMs / 1000;
      const timer = setTimeout(
        () => this.#end(`The formatter was ended: it took longer than ${seconds} seconds.`),
        this.#longestMs,
      );
      this.#waiting.set(id, (formatted) => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        resolve(formatted);
      });
      // A worker has no origin to be named.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      this.#ready().postMessage({ ...request, id } satisfies FormatRequest);
    }).then((formatted) => judged(formatted as Formatted, request.text));
  }

  #ready(): FormatterWorker {
    if (this.#worker !== null) return this.#worker;
    const worker = this.#startWorker();
    worker.addEventListener('message', ({ data }: MessageEvent<FormatAnswer>) =>
      this.#answered(data),
    );
    worker.addEventListener('error', () =>
      this.#end('The formatter could not be loaded, or broke off.'),
    );
    this.#worker = worker;
    return worker;
  }

  #answered(answer: FormatAnswer): void {
    const settle = this.#waiting.get(answer.id);
    if ('text' in answer) return settle?.({ ok: true, text: answer.text });
    settle?.({ ok: false, sentence: refusal(answer.problem) });
    // What has given up in the middle may be in any state: the next program gets a fresh one.
    if (this.#waiting.size === 0) this.#end('');
  }

  #end(sentence: string): void {
    this.#worker?.terminate();
    this.#worker = null;
    for (const settle of this.#waiting.values()) settle({ ok: false, sentence });
  }
}

/** A program does not become nothing by being laid out. */
function judged(formatted: Formatted, before: string): Formatted {
  if (!formatted.ok || formatted.text.trim() !== '' || before.trim() === '') return formatted;
  return { ok: false, sentence: 'The formatter gave nothing back for this program.' };
}

/** The first of what the formatter said, which may be pages. */
function refusal(problem: string): string {
  const line = (problem.trim().split('\n')[0] ?? '').trim();
  const words = line.length > LONGEST_WORDS ? `${line.slice(0, LONGEST_WORDS)}…` : line;
  return `The formatter could not read this program${words === '' ? '.' : `: ${words}`}`;
}
