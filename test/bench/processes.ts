/** What is measured in processes of the application's own. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { nodeBundle } from '../../build/bundler/node-bundle.ts';
import { inRepository } from '../../build/setup/repository.mjs';
import type { DockerClient } from './docker-client.ts';
import type { StartFinding } from './own-process.ts';
import type { MemoryFigures, StartFigures } from './report.ts';
import { summarise } from './statistics.ts';

const FOLDER = '.cache/bench';

/**
 * Bundled as the application is: a process that reads the sources themselves holds a compiler in
 * its memory as well.
 */
export async function bundleOwnProcess(): Promise<void> {
  await build({
    ...nodeBundle({
      entries: { 'own-process': 'test/bench/own-process.ts' },
      outDir: FOLDER,
      target: 'node22',
    }),
    configFile: false,
  });
}

/** @param times how often; once more before, in which the application meets the engine */
export async function benchStart(
  docker: DockerClient,
  times: number,
  signal: AbortSignal,
): Promise<StartFigures> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'glovebox-bench-'));
  const findings: StartFinding[] = [];
  const infos: number[] = [];
  try {
    for (let time = -1; time < times; time++) {
      for await (const finding of findingsOf<StartFinding>(['start', folder], signal)) {
        if (time >= 0) findings.push(finding);
      }
      const asked = performance.now();
      await docker.do(['info', '--format', '{{.ID}}']);
      if (time >= 0) infos.push(performance.now() - asked);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const ready = summarise(findings.map(({ readyMs }) => readyMs));
  if (ready === null) throw new RangeError('a start is measured once at least');
  const parked = findings.map(({ parkedMs }) => parkedMs).filter((ms) => ms !== null);
  return { ready, firstParked: summarise(parked), dockerInfo: summarise(infos) };
}

/**
 * @param checkpoints numbers of runs after which memory is looked at, ascending
 * @param progress gets a word at each
 */
export async function benchMemory(
  checkpoints: readonly number[],
  signal: AbortSignal,
  progress: (detail: string) => void,
): Promise<MemoryFigures[]> {
  const found: MemoryFigures[] = [];
  const words = ['runs', ...checkpoints.map(String)];
  for await (const figures of findingsOf<MemoryFigures>(words, signal)) {
    found.push(figures);
    progress(`${figures.runs} runs`);
  }
  return found;
}

async function* findingsOf<Finding>(
  words: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<Finding> {
  const child = fork(inRepository(`${FOLDER}/own-process.js`), words, {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const stop = (): void => void child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  try {
    for await (const line of createInterface({ input: outputOf(child) })) {
      yield JSON.parse(line) as Finding;
    }
    const [status] = (await ended) as [number | null];
    signal.throwIfAborted();
    if (status !== 0) throw new Error(`the application’s own process ended with ${status}`);
  } finally {
    signal.removeEventListener('abort', stop);
    if (child.exitCode === null) stop();
  }
}

function outputOf({ stdout }: ChildProcess): NodeJS.ReadableStream {
  if (stdout === null) throw new Error('the process has no output');
  return stdout;
}
