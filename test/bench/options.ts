/** What a person may ask of the benchmark. */
import { parseArgs } from 'node:util';

export const PARTS = ['languages', 'evidence', 'throughput', 'flood', 'start', 'memory'] as const;
export type Part = (typeof PARTS)[number];

export interface BenchOptions {
  /** Only writes the README's table from the last report. */
  readonly readmeOnly: boolean;
  readonly isQuick: boolean;
  readonly rounds: number;
  /** Ids; none means all. */
  readonly languages: readonly string[];
  readonly parts: readonly Part[];
}

export const HELP = `npm run bench -- [--rounds N] [--languages ID,ID] [--parts PART,PART] [--quick] [--readme]

--rounds N       rounds for every language (20)
--languages IDS  only these languages
--parts PARTS    only these: ${PARTS.join(', ')}
--quick          a short try: 3 rounds, few runs; its figures are not to be quoted
--readme         measures nothing; writes the README's table from the last report`;

const ROUNDS = 20;
const QUICK_ROUNDS = 3;

/** @throws Error with a sentence for a person */
export function parseOptions(words: readonly string[], languages: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      rounds: { type: 'string' },
      languages: { type: 'string' },
      parts: { type: 'string' },
      quick: { type: 'boolean', default: false },
      readme: { type: 'boolean', default: false },
    },
  });
  const isQuick = values.quick;
  const usual = isQuick ? QUICK_ROUNDS : ROUNDS;
  return {
    readmeOnly: values.readme,
    isQuick,
    rounds: values.rounds === undefined ? usual : count(values.rounds),
    languages: chosen(values.languages, languages, 'language') ?? [],
    parts: chosen(values.parts, PARTS, 'part') ?? PARTS,
  };
}

function chosen<Id extends string>(
  words: string | undefined,
  known: readonly Id[],
  what: string,
): readonly Id[] | null {
  if (words === undefined) return null;
  return words.split(',').map((word) => {
    const id = known.find((one) => one === word.trim());
    if (id !== undefined) return id;
    throw new Error(`There is no ${what} “${word}”; there are ${known.join(', ')}.`);
  });
}

function count(word: string): number {
  const number = Number(word);
  if (Number.isInteger(number) && number >= 1 && number <= 1000) return number;
  throw new Error(`--rounds takes a whole number from 1 to 1000, not “${word}”.`);
}
