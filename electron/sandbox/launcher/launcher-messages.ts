/**
 * What one sandbox's launcher says. While the sandbox is parked it is listened
 * to without a word being taken from the run that comes for it later.
 */
import type { LauncherMessage } from './protocol.ts';

type Next = Promise<IteratorResult<LauncherMessage, unknown>>;

export class LauncherMessages {
  readonly #source: AsyncGenerator<LauncherMessage, unknown>;
  /** Asked for, and not yet taken by anybody. */
  #ahead: Next | null = null;

  constructor(source: AsyncGenerator<LauncherMessage, unknown>) {
    this.#source = source;
  }

  /** Takes the next one. To be called by one reader at a time. */
  next(): Next {
    const next = this.#ahead ?? this.#source.next();
    this.#ahead = null;
    return next;
  }

  /** All that follow; whoever stops early ends the stream. */
  async *rest(): AsyncGenerator<LauncherMessage> {
    try {
      for (let next = await this.next(); next.done !== true; next = await this.next())
        yield next.value;
    } finally {
      // The connection closes in its own time: nobody waits for that.
      this.#source.return(undefined).catch(() => {});
    }
  }

  /**
   * Takes what is said of waiting stages, until a reader takes over.
   *
   * @returns whether the stream goes on; false when it ended, broke, or said
   *   what no parked launcher says: the reader that comes finds that as it is
   */
  async watchHeld(held: (index: number) => void): Promise<boolean> {
    for (;;) {
      const ahead = (this.#ahead ??= this.#source.next());
      const next = await ahead.catch(() => null);
      if (this.#ahead !== ahead) return true;
      if (next === null || next.done === true || next.value.type !== 'held') return false;
      this.#ahead = null;
      held(next.value.index);
    }
  }
}
