/** One build that several wait for: whoever gives up leaves the others theirs. */
import { GloveboxError } from '../../shared/outcome.ts';
import type { BuildProgress } from './build-progress.ts';

export interface BuildWatcher {
  readonly signal: AbortSignal;
  progress(progress: BuildProgress): void;
  /** The build's log as the engine writes it. */
  line(line: string): void;
}

export class SharedBuild<T> {
  readonly #watchers = new Set<BuildWatcher>();
  readonly #givenUp = new AbortController();
  readonly #result: Promise<T>;
  #isOver = false;

  /** @param build gets a watcher that stands for all; its signal is aborted when the last one gave up */
  constructor(build: (all: BuildWatcher) => Promise<T>) {
    const all: BuildWatcher = {
      signal: this.#givenUp.signal,
      progress: (progress) => {
        for (const watcher of this.#watchers) watcher.progress(progress);
      },
      line: (line) => {
        for (const watcher of this.#watchers) watcher.line(line);
      },
    };
    // Begun after the constructor, so that the first watcher is there for its first word.
    const begun = Promise.resolve().then(() => build(all));
    this.#result = begun.finally(() => {
      this.#isOver = true;
    });
    // Whoever joined hears of its failure; when all have left, nobody needs to.
    this.#result.catch(() => {});
  }

  /** Whether all have left it: nobody may join it any more. */
  get isGivenUp(): boolean {
    return this.#givenUp.signal.aborted;
  }

  get isOver(): boolean {
    return this.#isOver || this.isGivenUp;
  }

  /**
   * Waits for the build.
   *
   * @throws GloveboxError `cancelled` when this watcher's signal is aborted first, or what the build throws
   */
  async join(watcher: BuildWatcher): Promise<T> {
    this.#watchers.add(watcher);
    let leave: () => void = () => {};
    const left = new Promise<never>((_resolve, reject) => {
      leave = () => reject(new GloveboxError('cancelled', 'Building the image was cancelled.'));
      if (watcher.signal.aborted) leave();
      watcher.signal.addEventListener('abort', leave, { once: true });
    });
    try {
      return await Promise.race([left, this.#result]);
    } finally {
      watcher.signal.removeEventListener('abort', leave);
      this.#watchers.delete(watcher);
      if (this.#watchers.size === 0 && !this.#isOver) this.#givenUp.abort();
    }
  }
}
