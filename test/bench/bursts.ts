/** Many runs at once: ours against as many `docker run` commands. */
import type { Asked, BenchedApplication } from './application.ts';
import type { DockerClient } from './docker-client.ts';
import { type DockerLine, timeDockerRun } from './docker-command.ts';
import { PRINTED } from './programs.ts';
import type { SustainedFigures, ThroughputFigures } from './report.ts';
import { summarise } from './statistics.ts';

export const AT_ONCE = [1, 2, 4, 8, 16] as const;

export interface Crowd {
  readonly application: BenchedApplication;
  readonly docker: DockerClient;
  readonly line: DockerLine;
  readonly asked: Asked;
  readonly signal: AbortSignal;
}

/**
 * That many are asked for at one moment, and the clock stops at the last one's verdict.
 *
 * @param repeats bursts of either kind, in turn
 */
export async function benchBurst(
  crowd: Crowd,
  atOnce: number,
  repeats: number,
): Promise<ThroughputFigures> {
  const ours: number[] = [];
  const docker: number[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const kinds = [
      async () => ours.push(await ourBurst(crowd, atOnce)),
      async () => docker.push(await dockerBurst(crowd, atOnce)),
    ];
    for (const measure of repeat % 2 === 0 ? kinds : kinds.toReversed()) {
      crowd.signal.throwIfAborted();
      await measure();
    }
  }
  const figures = summarise(ours);
  if (figures === null) throw new RangeError('a burst takes one repeat at least');
  return { atOnce, ours: figures, docker: summarise(docker) };
}

/** Each run that has ended, and left nothing, is followed by another until all have been. */
export async function benchSustained(
  crowd: Crowd,
  atOnce: number,
  runs: number,
): Promise<SustainedFigures> {
  const { application, docker, line, asked, signal } = crowd;
  await application.park(asked);
  const oursMs = await inLanes(atOnce, runs, signal, () => ourRun(crowd));
  await application.park(asked);
  const dockerMs = await inLanes(atOnce, runs, signal, () =>
    timeDockerRun(docker, line, asked.source),
  );
  return { atOnce, runs, ours: perSecond(runs, oursMs), docker: perSecond(runs, dockerMs) };
}

async function ourBurst(crowd: Crowd, atOnce: number): Promise<number> {
  const { application, asked } = crowd;
  await application.park(asked);
  const start = performance.now();
  let lastVerdict = start;
  const one = async (): Promise<void> => {
    const begun = performance.now();
    const { verdictMs } = await ourRun(crowd);
    lastVerdict = Math.max(lastVerdict, begun + verdictMs);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  // What is parked anew meanwhile must not weigh on the commands that follow.
  await application.park(asked);
  return perSecond(atOnce, lastVerdict - start);
}

async function dockerBurst({ docker, line, asked }: Crowd, atOnce: number): Promise<number> {
  const start = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, () => timeDockerRun(docker, line, asked.source)),
  );
  return perSecond(atOnce, performance.now() - start);
}

/** @returns milliseconds until the last one has ended */
async function inLanes(
  atOnce: number,
  runs: number,
  signal: AbortSignal,
  run: () => Promise<unknown>,
): Promise<number> {
  let left = runs;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left--;
      signal.throwIfAborted();
      await run();
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: atOnce }, lane));
  return performance.now() - start;
}

async function ourRun({ application, asked }: Crowd): Promise<{ readonly verdictMs: number }> {
  const { result, stdout, verdictMs } = await application.run(asked);
  if (stdout === PRINTED) return { verdictMs };
  throw new Error(`${result.verdict.sentence} It printed ${JSON.stringify(stdout)}.`);
}

function perSecond(count: number, ms: number): number {
  return (count * 1000) / ms;
}
