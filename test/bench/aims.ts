/** What the benchmark is to reach, and whether a report does. Ratios of medians. */
import type { MemoryFigures, Report, Way, WayFigures } from './report.ts';
import { ratioOf } from './statistics.ts';

export interface Aim {
  readonly title: string;
  readonly bound: { readonly atMost: number } | { readonly atLeast: number };
  /** `''` for a ratio. */
  readonly unit: '' | ' ms';
  /** @returns what was measured; null where the report does not say */
  measure(report: Report): number | null;
}

export interface JudgedAim {
  readonly aim: Aim;
  readonly measured: number | null;
  /** Null where nothing was measured. */
  readonly isReached: boolean | null;
}

type Moment = 'firstByte' | 'verdict';

export const AIMS: readonly Aim[] = [
  against('Python: first byte, parked : bare', 'python', ['parked', 'bare'], 'firstByte', 0.4),
  against(
    'JavaScript: first byte, parked : bare',
    'javascript',
    ['parked', 'bare'],
    'firstByte',
    0.15,
  ),
  against('Python: verdict, parked : bare', 'python', ['parked', 'bare'], 'verdict', 0.7),
  against('Python: verdict, parked : docker run', 'python', ['parked', 'docker'], 'verdict', 0.05),
  against('JavaScript: verdict, parked : bare', 'javascript', ['parked', 'bare'], 'verdict', 0.2),
  against('C: verdict, parked : bare', 'c', ['parked', 'bare'], 'verdict', 1.1),
  against('C++: verdict, parked : bare', 'cpp', ['parked', 'bare'], 'verdict', 1.1),
  against('Java: verdict, parked : bare', 'java', ['parked', 'bare'], 'verdict', 0.2),
  against('C#: verdict, parked : bare', 'csharp', ['parked', 'bare'], 'verdict', 0.4),
  against('Go: verdict, parked : bare', 'go', ['parked', 'bare'], 'verdict', 1.1),
  against('Rust: verdict, parked : bare', 'rust', ['parked', 'bare'], 'verdict', 1.1),
  {
    title: 'Cold : docker run, verdict, the worst language',
    bound: { atMost: 0.9 },
    unit: '',
    measure: (report) => worst(report, ['cold', 'docker'], 'verdict'),
  },
  against(
    'Python under gVisor: first byte, parked : bare',
    'python',
    ['gvisor', 'bare'],
    'firstByte',
    3,
  ),
  against(
    'JavaScript under gVisor: first byte, parked : bare',
    'javascript',
    ['gvisor', 'bare'],
    'firstByte',
    3,
  ),
  {
    title: 'Evidence in a parked run',
    bound: { atMost: 2 },
    unit: ' ms',
    measure: ({ evidence }) => evidence?.judging.median ?? null,
  },
  {
    title: '16 at once: runs a second, ours : docker run',
    bound: { atLeast: 3 },
    unit: '',
    measure: ({ throughput }) => {
      const busiest = throughput.find(({ atOnce }) => atOnce === 16);
      return ratioOf(busiest?.ours, busiest?.docker);
    },
  },
  {
    title: 'Application memory, after 1,000 runs : after 10',
    bound: { atMost: 1.1 },
    unit: '',
    measure: ({ memory }) => growth(memory),
  },
];

export function judgeAims(report: Report): JudgedAim[] {
  return AIMS.map((aim) => {
    const measured = aim.measure(report);
    return { aim, measured, isReached: measured === null ? null : isWithin(measured, aim.bound) };
  });
}

/** Of figures from one language; null where one of the two was not measured. */
export function wayRatio(
  ways: Readonly<Partial<Record<Way, WayFigures>>>,
  ours: Way,
  theirs: Way,
  moment: Moment,
): number | null {
  return ratioOf(ways[ours]?.[moment], ways[theirs]?.[moment]);
}

function against(
  title: string,
  language: string,
  [ours, theirs]: readonly [Way, Way],
  moment: Moment,
  atMost: number,
): Aim {
  return {
    title,
    bound: { atMost },
    unit: '',
    measure: ({ languages }) => {
      const figures = languages.find(({ id }) => id === language);
      return figures === undefined ? null : wayRatio(figures.ways, ours, theirs, moment);
    },
  };
}

function worst(
  { languages }: Report,
  [ours, theirs]: readonly [Way, Way],
  moment: Moment,
): number | null {
  const ratios = languages
    .map(({ ways }) => wayRatio(ways, ours, theirs, moment))
    .filter((ratio) => ratio !== null);
  return ratios.length === 0 ? null : Math.max(...ratios);
}

function growth(memory: readonly MemoryFigures[]): number | null {
  const after = (runs: number): number | null =>
    memory.find((figures) => figures.runs === runs)?.residentBytes ?? null;
  const [few, many] = [after(10), after(1000)];
  return few === null || many === null ? null : many / few;
}

function isWithin(measured: number, bound: Aim['bound']): boolean {
  return 'atMost' in bound ? measured <= bound.atMost : measured >= bound.atLeast;
}
