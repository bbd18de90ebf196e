/**
 * What programs there are to begin with. A kind is the same idea in every
 * language that has it: that it has it is said by a folder, `programs/LANGUAGE/KIND/`.
 * The sample and the empty file every language has without one.
 */
import type { SnippetSettings } from '../../shared/workspace.ts';

export interface TemplateKind {
  readonly id: string;
  readonly title: string;
  /** What one learns by it. */
  readonly sentence: string;
  /** What it is run with, where that is not as usual. */
  readonly settings?: Partial<SnippetSettings>;
}

export const SAMPLE = 'sample';
export const EMPTY = 'empty';

/** In the order in which one would try them. */
export const KINDS: readonly TemplateKind[] = [
  {
    id: SAMPLE,
    title: 'Sample',
    sentence: 'What every language shows first: a number and its prime factors.',
  },
  { id: EMPTY, title: 'Empty', sentence: 'Nothing at all, to paste a program into.' },
  { id: 'hello', title: 'Hello', sentence: 'The smallest program: one line of output.' },
  {
    id: 'reads-input',
    title: 'Reads input',
    sentence: 'Adds up numbers that are typed while it runs.',
  },
  {
    id: 'several-files',
    title: 'Several files',
    sentence: 'A program in two files, and how one finds the other.',
  },
  {
    id: 'uses-arguments',
    title: 'Uses arguments',
    sentence: 'Prints the arguments that it was started with.',
    settings: { argumentLine: 'red "two words"' },
  },
  {
    id: 'eats-memory',
    title: 'Eats memory',
    sentence: 'Takes more and more of it, until the layer Memory ends it.',
  },
  {
    id: 'tries-network',
    title: 'Tries the network',
    sentence: 'Calls out to the internet, and finds no way there.',
  },
  {
    id: 'endless-loop',
    title: 'Endless loop',
    sentence: 'Never ends by itself: the deadline or Stop ends it.',
  },
  {
    id: 'many-processes',
    title: 'Starts many processes',
    sentence: 'Multiplies until the layer Processes says no.',
  },
  {
    id: 'forbidden-reads',
    title: 'Reads what it may not',
    sentence: 'Looks for secrets of this machine, and sees none.',
  },
];
