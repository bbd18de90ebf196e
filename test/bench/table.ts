/** A report as Markdown, the same in the terminal and in the README. */
import { judgeAims, wayRatio, type JudgedAim } from './aims.ts';
import type { LanguageFigures, Report, Way } from './report.ts';
import { ratioOf, type Summary } from './statistics.ts';

type Moment = 'firstByte' | 'verdict';

const WAY_TITLES: Readonly<Record<Way, string>> = {
  bare: 'bare',
  host: 'host’s own',
  docker: '`docker run`',
  cold: 'cold',
  parked: 'parked',
  gvisor: 'parked, gVisor',
};
const MOMENT_TITLES: Readonly<Record<Moment, string>> = {
  firstByte: 'first byte',
  verdict: 'verdict',
};
const SHOWN = Object.keys(WAY_TITLES) as Way[];
const NOTHING = '–';

/** The whole report. */
export function reportText(report: Report): string {
  return [
    machineText(report),
    aimsTable(report),
    languagesTable(report),
    caption(report),
    removalText(report),
    restText(report),
    troublesText(report),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

export function machineText({ machine, date, application, rounds, isQuick }: Report): string {
  const gib = Math.round(machine.memoryBytes / 2 ** 30);
  const tools = [
    machine.engine,
    machine.runtime,
    ...(machine.dockerCommand === null ? [] : [`docker command ${machine.dockerCommand}`]),
    ...(machine.gvisor === null ? [] : [machine.gvisor]),
    `Node ${machine.node}`,
  ];
  const quick = isQuick ? ' **A quick try: not to be quoted.**' : '';
  return `${date.slice(0, 10)}, Glovebox ${application}: ${machine.processor}, ${machine.cores} cores, ${gib} GiB; ${machine.system}, kernel ${machine.kernel}; ${tools.join(', ')}. Load when it began: ${machine.loadBefore.toFixed(2)}. ${rounds} rounds.${quick}`;
}

export function aimsTable(report: Report): string {
  const rows = judgeAims(report).map((judged) => [
    judged.aim.title,
    boundText(judged),
    judged.measured === null ? NOTHING : `${ratio(judged.measured)}${judged.aim.unit}`,
    judged.isReached === null ? 'not measured' : judged.isReached ? 'reached' : '**not reached**',
  ]);
  return markdown(['aim, of medians', '', 'measured', ''], rows);
}

export function languagesTable({ languages }: Report): string {
  if (languages.length === 0) return '';
  const ways = SHOWN.filter((way) => languages.some((figures) => figures.ways[way] !== undefined));
  const head = [
    'ms',
    '',
    ...ways.map((way) => WAY_TITLES[way]),
    'parked : bare',
    'parked : `docker run`',
    'cold : `docker run`',
  ];
  const moments: readonly Moment[] = ['firstByte', 'verdict'];
  const rows = languages.flatMap((figures) =>
    moments.map((moment) => [
      moment === 'firstByte' ? `**${figures.name}**` : '',
      MOMENT_TITLES[moment],
      ...ways.map((way) => summaryText(figures.ways[way]?.[moment])),
      ...ratiosOf(figures, moment),
    ]),
  );
  return markdown(head, rows);
}

function ratiosOf({ ways }: LanguageFigures, moment: Moment): string[] {
  const pairs: readonly (readonly [Way, Way])[] = [
    ['parked', 'bare'],
    ['parked', 'docker'],
    ['cold', 'docker'],
  ];
  return pairs.map(([ours, theirs]) => {
    const value = wayRatio(ways, ours, theirs, moment);
    return value === null ? NOTHING : ratio(value);
  });
}

/** Exactly what was measured, and how. */
function caption({ languages, warmUps }: Report): string {
  if (languages.length === 0) return '';
  const counts = languages.flatMap(({ ways }) =>
    Object.values(ways).map(({ verdict }) => verdict.n),
  );
  const n = [...new Set(counts)].toSorted((a, b) => a - b).join(' or ');
  return `Each cell: minimum / **median** / 95th percentile of ${n} runs, after ${warmUps} that do not count; every round runs each way once, in an order that turns, and waits until the last one’s container is gone and what is parked anew is ready. The program prints one line. *First byte*: from asking to the first byte of its standard output. *Verdict*: from asking to its exit, of ours to the verdict that a person sees; removing the container comes after it. *bare*: the image’s tools and flags, timed from fork to wait by a small C program in a running container without limits or system-call filter. *host’s own*: the same with the machine’s interpreter, beside the rest and not judged. *\`docker run\`*: the line that \`glovebox explain\` prints, from starting the command to its exit, which is after its container’s removal; the program is read from standard input. *cold*, *parked*: the application in this process, from \`startRun\`, every layer hardened; parked means that the container, and where it pays the interpreter or compiler in it, waited before the program was known.`;
}

/** `docker run --rm` ends when its container is gone; ours says the verdict first, and that much later is done too. */
function removalText({ languages }: Report): string {
  const ratios = languages.flatMap(({ name, ways }) => {
    const value = ratioOf(ways.cold?.removed, ways.docker?.verdict);
    return value === null ? [] : [`${name} ${ratio(value)}`];
  });
  if (ratios.length === 0) return '';
  return `\`docker run --rm\` ends only when its container is gone. Cold until that : \`docker run\`: ${ratios.join(', ')}.`;
}

function restText(report: Report): string {
  const { evidence, throughput, sustained, flood, memory, start } = report;
  const lines: string[] = [];
  if (evidence !== null) {
    lines.push(
      `- Evidence: ${summaryText(evidence.judging, 2)} ms in a parked run, to judge what the application enforces when the run comes; ${summaryText(evidence.gathering, 2)} ms while parking, for the launcher’s whole life from fork to exit when it reports and goes.`,
    );
  }
  if (throughput.length > 0) {
    lines.push(
      '- Bursts of Python runs begin when all that the application parks is ready; it parks more after a rush, so the first burst of a size finds fewer than the next. What it does when nothing is ready any more is the sustained figure.',
    );
  }
  for (const { atOnce, ours, docker } of throughput) {
    lines.push(
      `- ${atOnce} at once, runs a second until the last verdict: ours ${summaryText(ours)}, \`docker run\` ${summaryText(docker)}.`,
    );
  }
  if (sustained !== null) {
    lines.push(
      `- ${sustained.runs} runs, ${sustained.atOnce} at a time, removed before the next begins: ours ${ratio(sustained.ours)} a second, \`docker run\` ${sustained.docker === null ? NOTHING : ratio(sustained.docker)}.`,
    );
  }
  if (flood !== null) {
    lines.push(
      `- A flood of ${mib(flood.bytes)} MiB: ours ${summaryText(flood.oursMBps)} MB/s, read from \`docker run\` ${summaryText(flood.dockerMBps)}; the application’s memory grew by ${mib(flood.growthBytes)} MiB meanwhile.`,
    );
  }
  if (memory.length > 0) {
    const points = memory.map(
      ({ runs, residentBytes, heapBytes }) =>
        `after ${runs} runs ${mib(residentBytes)} MiB (heap ${mib(heapBytes)})`,
    );
    lines.push(`- Memory of a fresh application, collected first: ${points.join(', ')}.`);
  }
  if (start !== null) {
    lines.push(
      `- From the start of the application’s process: engine found and swept after ${summaryText(start.ready)} ms (\`docker info\`: ${summaryText(start.dockerInfo)}), the first sandbox parked after ${summaryText(start.firstParked)} ms.`,
    );
  }
  return lines.join('\n');
}

function troublesText({ languages, failures }: Report): string {
  const lines = languages.flatMap(({ name, ways, troubles }) =>
    Object.entries(troubles).map(([way, why]) => {
      const what = ways[way as Way] === undefined ? 'not measured, ' : '';
      return `- ${name}, ${WAY_TITLES[way as Way]}: ${what}${why}`;
    }),
  );
  return [...lines, ...failures.map((failure) => `- ${failure}`)].join('\n');
}

function boundText({ aim }: JudgedAim): string {
  const text = 'atMost' in aim.bound ? `≤ ${aim.bound.atMost}` : `≥ ${aim.bound.atLeast}`;
  return `${text}${aim.unit}`;
}

function summaryText(summary: Summary | null | undefined, digits = 0): string {
  if (!summary) return NOTHING;
  const text = (value: number): string => figure(value, digits);
  return `${text(summary.minimum)} / **${text(summary.median)}** / ${text(summary.p95)}`;
}

/** Three figures that count, or more before the point. */
function figure(value: number, digits: number): string {
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toFixed(Math.max(digits, 1));
}

function ratio(value: number): string {
  if (value >= 10) return value.toFixed(0);
  return value >= 1 ? value.toFixed(2) : value.toFixed(3);
}

function mib(bytes: number): string {
  return figure(bytes / 2 ** 20, 0);
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
