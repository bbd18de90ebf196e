/** A program that prints without a pause, until the output's ceiling ends it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Language } from '../../shared/languages/language.ts';
import type { Asked, BenchedApplication } from './application.ts';
import type { DockerClient } from './docker-client.ts';
import type { DockerLine } from './docker-command.ts';
import type { FloodFigures } from './report.ts';
import { summarise } from './statistics.ts';

/** Python, since its start is short and its writes are as large as it likes. */
const FLOOD = 'import os\n\nblock = b"x" * 65535 + b"\\n"\nwhile True:\n    os.write(1, block)\n';

/** The highest that the output layer can be set to, in KiB. */
const FLOOD_KIB = 131_072;
export const FLOOD_LEVELS: Readonly<Record<string, string>> = {
  output: String(FLOOD_KIB),
  deadline: '120',
};

const LOOK_MS = 20;

interface Flooded {
  readonly bytes: number;
  readonly mbps: number;
  readonly growthBytes: number;
}

export interface FloodRequest {
  readonly application: BenchedApplication;
  readonly docker: DockerClient;
  /** With the levels of a flood. */
  readonly line: DockerLine;
  readonly language: Language;
}

/** @param repeats of either kind, in turn */
export async function benchFlood(
  { application, docker, line, language }: FloodRequest,
  repeats: number,
): Promise<FloodFigures> {
  const ours: Flooded[] = [];
  const theirs: Flooded[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    ours.push(await ourFlood(application, { language, source: FLOOD, overrides: FLOOD_LEVELS }));
    theirs.push(await dockerFlood(docker, line));
  }
  const oursMBps = summarise(ours.map(({ mbps }) => mbps));
  if (oursMBps === null) throw new RangeError('a flood takes one repeat at least');
  return {
    bytes: Math.max(...ours.map(({ bytes }) => bytes)),
    oursMBps,
    dockerMBps: summarise(theirs.map(({ mbps }) => mbps)),
    growthBytes: Math.max(...ours.map(({ growthBytes }) => growthBytes)),
  };
}

async function ourFlood(application: BenchedApplication, asked: Asked): Promise<Flooded> {
  const memory = watchMemory();
  const { result, firstByteMs, verdictMs, bytes } = await application.run(asked);
  const growthBytes = memory.stop();
  if (result.verdict.kind !== 'output-limit' || firstByteMs === null) {
    throw new Error(`the flood ended otherwise: ${result.verdict.sentence}`);
  }
  return { bytes, mbps: perSecond(bytes, verdictMs - firstByteMs), growthBytes };
}

/** Read by this process as well, and ended at the same size. */
async function dockerFlood(docker: DockerClient, { words }: DockerLine): Promise<Flooded> {
  const child = spawn(docker.program, words, {
    env: docker.env,
    // It complains when nobody reads on.
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const closed = once(child, 'close');
  child.stdin.on('error', () => {}).end(FLOOD);
  let start: number | null = null;
  let end = 0;
  let bytes = 0;
  for await (const piece of child.stdout) {
    start ??= performance.now();
    bytes += (piece as Buffer).length;
    end = performance.now();
    if (bytes >= FLOOD_KIB * 1024) break;
  }
  await docker.clear();
  await closed;
  if (start === null || bytes < FLOOD_KIB * 1024)
    throw new Error('the flood under docker run dried up');
  return { bytes, mbps: perSecond(bytes, end - start), growthBytes: 0 };
}

/** Looks at this process's resident memory all the while. @returns how far it rose above where it began */
function watchMemory(): { stop(): number } {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const look = (): void => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const timer = setInterval(look, LOOK_MS);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return most - before;
    },
  };
}

function perSecond(bytes: number, ms: number): number {
  return bytes / 1e6 / (ms / 1000);
}
