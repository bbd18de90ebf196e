/** An exposure as a short paragraph. Pure. */
import type { Exposure } from './exposure.ts';

/** Before a run, while it goes on, and when its evidence has been judged. */
export type Tense = 'before' | 'during' | 'after';

export interface Paragraph {
  /** What is open, to be seen first; null where nothing is. */
  readonly lead: string | null;
  readonly sentences: readonly string[];
}

/** More than these and a list is no longer read; the layers themselves say the rest. */
const MOST_PHRASES = 4;

export function paragraphOf(exposure: Exposure, tense: Tense): Paragraph {
  const { could, couldNot, unknown } = exposure;
  const words = WORDS[tense];
  const lead = could.length === 0 ? null : `${words.it} could ${shortList(could, MOST_PHRASES)}.`;
  const subject = lead === null ? lowered(words.it) : 'it';
  return {
    lead,
    sentences: [
      ...(couldNot.length === 0
        ? []
        : [
            `${words.as}hort of a flaw in ${kernelOf(exposure)}, ${subject} ${words.cannot} ${listOf(couldNot, 'or')}.`,
          ]),
      ...(unknown.length === 0
        ? []
        : [`It is not known whether it could ${listOf(unknown, 'or')}.`]),
    ],
  };
}

const WORDS: Readonly<Record<Tense, { it: string; as: string; cannot: string }>> = {
  before: { it: 'The next run', as: 'As asked, and s', cannot: 'cannot' },
  during: { it: 'This run', as: 'As asked, and s', cannot: 'cannot' },
  after: { it: 'This run', as: 'S', cannot: 'could not' },
};

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** A container's kernel is the machine's, or the engine's virtual machine's: “the shared kernel” is true of both. */
const kernelOf = ({ hasSecondKernel }: Exposure): string =>
  hasSecondKernel ? 'the second kernel' : 'the shared kernel';

/** `a`, `a or b`, `a, b or c`. */
export function listOf(phrases: readonly string[], last: 'and' | 'or'): string {
  if (phrases.length < 2) return phrases.join('');
  return `${phrases.slice(0, -1).join(', ')} ${last} ${phrases.at(-1)}`;
}

/** As many as there are places for, and how many more there are. */
export function shortList(phrases: readonly string[], places: number): string {
  if (phrases.length <= places) return listOf(phrases, 'and');
  const rest = phrases.length - places;
  return `${phrases.slice(0, places).join(', ')} and ${rest} more ${rest === 1 ? 'thing' : 'things'}`;
}
