/**
 * A call is answered once, however often it is sent.
 *
 * A request can break off without the page learning whether it had arrived: over
 * a forwarded port, say, or when building an image takes longer than the browser
 * waits. The page then sends the call again under the same id, and must get the
 * first one's answer, rather than start a second run.
 */
import type { Outcome } from '../../shared/outcome.ts';
import { encodeForDoor } from '../../shared/door-codec.ts';

/** Answers kept for a repetition, and the largest that is. */
const MOST_KEPT = 64;
/** Only calls that read answer at more length, and those may as well be done again. */
const LARGEST_KEPT_CHARACTERS = 64 * 1024;

export class AnsweredCalls {
  readonly #underWay = new Map<string, Promise<string>>();
  readonly #kept = new Map<string, string>();

  get underWay(): number {
    return this.#underWay.size;
  }

  has(id: string): boolean {
    return this.#underWay.has(id) || this.#kept.has(id);
  }

  /**
   * @param handle does the call; never rejects
   * @returns the outcome as it travels
   */
  async answer(id: string, handle: () => Promise<Outcome<unknown>>): Promise<string> {
    const kept = this.#kept.get(id);
    if (kept !== undefined) return kept;
    const before = this.#underWay.get(id);
    if (before !== undefined) return before;
    const answer = handle().then(encodeForDoor);
    this.#underWay.set(id, answer);
    try {
      const text = await answer;
      if (text.length <= LARGEST_KEPT_CHARACTERS) this.#keep(id, text);
      return text;
    } finally {
      this.#underWay.delete(id);
    }
  }

  #keep(id: string, text: string): void {
    this.#kept.set(id, text);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }
}
