/**
 * Calls whose order matters go one after another.
 *
 * A browser sends requests over several connections at once, and they overtake
 * one another: two pieces of typed input, or two savings of one file, must not.
 */
import type { CallInput, CallName } from '../../shared/contract.ts';

/** For each call whose order matters, what it must stay in order with. */
const LANES: { readonly [Name in CallName]?: (input: CallInput<Name>) => string } = {
  saveFile: ({ snippet }) => `snippet ${snippet}`,
  renameFile: ({ snippet }) => `snippet ${snippet}`,
  removeFile: ({ snippet }) => `snippet ${snippet}`,
  arrangeSnippet: ({ snippet }) => `snippet ${snippet}`,
  removeSnippet: ({ snippet }) => `snippet ${snippet}`,
  restoreSnippet: ({ snippet }) => `snippet ${snippet}`,
  sendInput: ({ runId }) => `input ${runId}`,
  endInput: ({ runId }) => `input ${runId}`,
  resizeTerminal: ({ runId }) => `size ${runId}`,
};

export class CallLanes {
  readonly #tails = new Map<string, Promise<unknown>>();

  /**
   * @param send never rejects
   * @returns what `send` gives, which is begun once the lane's earlier calls are answered
   */
  async inOrder<Name extends CallName, Answer>(
    name: Name,
    input: CallInput<Name>,
    send: () => Promise<Answer>,
  ): Promise<Answer> {
    const lane = LANES[name]?.(input);
    if (lane === undefined) return send();
    const tail = (this.#tails.get(lane) ?? Promise.resolve()).then(send);
    this.#tails.set(lane, tail);
    try {
      return await tail;
    } finally {
      if (this.#tails.get(lane) === tail) this.#tails.delete(lane);
    }
  }
}
