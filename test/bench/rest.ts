/** All that is measured with one language, and how much of it. */
import type { Progress, Sayer } from '../../build/setup/say.mjs';
import { languageById } from '../../electron/images/catalogue.ts';
import { AT_ONCE, benchBurst, benchSustained, type Crowd } from './bursts.ts';
import { type DockerLine, explainedLine } from './docker-command.ts';
import { benchEvidence } from './evidence.ts';
import { benchFlood, FLOOD_LEVELS } from './flood.ts';
import type { Benched } from './languages.ts';
import type { BenchOptions, Part } from './options.ts';
import { benchMemory, benchStart, bundleOwnProcess } from './processes.ts';
import { PROGRAMS } from './programs.ts';
import { reasonOf } from './reason.ts';
import type { Report, ThroughputFigures } from './report.ts';

export interface Extent {
  readonly warmUps: number;
  /** How often each thing is done. */
  readonly evidence: number;
  readonly bursts: number;
  readonly floods: number;
  readonly starts: number;
  /** Runs of the sustained throughput. */
  readonly sustained: number;
  /** Runs after which memory is looked at. */
  readonly memory: readonly number[];
}

export function extentOf({ isQuick }: Pick<BenchOptions, 'isQuick'>): Extent {
  return isQuick ? QUICK : FULL;
}

const FULL: Extent = {
  warmUps: 2,
  evidence: 20,
  bursts: 5,
  floods: 5,
  starts: 10,
  sustained: 64,
  memory: [10, 100, 500, 1000],
};
const QUICK: Extent = {
  warmUps: 1,
  evidence: 5,
  bursts: 2,
  floods: 1,
  starts: 2,
  sustained: 16,
  memory: [10, 50],
};

type Rest = Pick<
  Report,
  'evidence' | 'throughput' | 'sustained' | 'flood' | 'memory' | 'start' | 'failures'
>;

/** A part that fails is told as such, and the others go on. */
export async function measureRest(
  benched: Benched,
  parts: readonly Part[],
  extent: Extent,
  say: Sayer,
): Promise<Rest> {
  const { connected, docker, parking, signal, stopwatch } = benched;
  const failures: string[] = [];
  const attempt = async <Figures>(
    part: Part,
    title: string,
    work: (progress: Progress) => Promise<Figures>,
  ): Promise<Figures | null> => {
    signal.throwIfAborted();
    if (!parts.includes(part)) return null;
    try {
      return await say.step(title, work);
    } catch (error) {
      signal.throwIfAborted();
      failures.push(`${title}: ${reasonOf(error)}`);
      return null;
    }
  };
  const language = languageById(parking.core.languages, 'python');
  const line = (levels?: Readonly<Record<string, string>>): Promise<DockerLine> =>
    explainedLine(connected, parking.dataFolder, language, docker.label, levels);

  const evidence = await attempt('evidence', 'Evidence', () => {
    const request = { connected, docker, stopwatch, signal, language };
    return benchEvidence({ ...request, times: extent.evidence });
  });
  const crowd: Crowd = {
    ...{ application: parking, docker, signal },
    line: await line(),
    asked: { language, source: PROGRAMS[language.id] ?? '' },
  };
  const throughput: ThroughputFigures[] = [];
  for (const atOnce of AT_ONCE) {
    const burst = (): Promise<ThroughputFigures> => benchBurst(crowd, atOnce, extent.bursts);
    const figures = await attempt('throughput', `${atOnce} at once`, burst);
    if (figures !== null) throughput.push(figures);
  }
  const most = Math.max(...AT_ONCE);
  const sustained = await attempt('throughput', `${extent.sustained} runs, ${most} at a time`, () =>
    benchSustained(crowd, most, extent.sustained),
  );
  const flood = await attempt('flood', 'A flood', async () => {
    const flooding = { application: parking, docker, line: await line(FLOOD_LEVELS), language };
    return benchFlood(flooding, extent.floods);
  });
  if (parts.includes('start') || parts.includes('memory')) await bundleOwnProcess();
  const start = await attempt('start', 'Starting the application', () =>
    benchStart(docker, extent.starts, signal),
  );
  const title = `Memory over ${extent.memory.at(-1)} runs`;
  const memory = await attempt('memory', title, (progress) =>
    benchMemory(extent.memory, signal, progress),
  );
  return { evidence, throughput, sustained, flood, memory: memory ?? [], start, failures };
}
