/** What evidence costs: gathered while parking, judged when a parked sandbox is taken. */
import { randomUUID } from 'node:crypto';
import type { Language } from '../../shared/languages/language.ts';
import type { ConnectedEngine } from '../../electron/sandbox/connected-engine.ts';
import { startJudged } from '../../electron/sandbox/judged-sandbox.ts';
import { LAUNCHER_PATH } from '../../electron/sandbox/launcher/protocol.ts';
import { recipeFor, type Recipe } from '../../electron/sandbox/recipe.ts';
import type { Timed } from './bare.ts';
import type { DockerClient } from './docker-client.ts';
import type { EvidenceFigures } from './report.ts';
import { summarise } from './statistics.ts';

export interface EvidenceRequest {
  /** An engine that has been met. */
  readonly connected: ConnectedEngine;
  readonly docker: DockerClient;
  readonly language: Language;
  readonly stopwatch: Uint8Array;
  /** How often either is measured. */
  readonly times: number;
  readonly signal: AbortSignal;
}

export async function benchEvidence(request: EvidenceRequest): Promise<EvidenceFigures> {
  const recipe = await recipeOf(request);
  const judging: number[] = [];
  for (let time = 0; time < request.times; time++) {
    request.signal.throwIfAborted();
    judging.push(await judgedOnce(request.connected, recipe));
  }
  const figures = { judging: summarise(judging), gathering: summarise(await gathered(request)) };
  if (figures.judging === null || figures.gathering === null) {
    throw new RangeError('evidence is taken once at least');
  }
  return { judging: figures.judging, gathering: figures.gathering };
}

async function recipeOf({ connected, language }: EvidenceRequest): Promise<Recipe> {
  const image = await connected.images.inspect(language);
  if (image === null) throw new Error(`no image of ${language.name}`);
  const asked = { language, preset: 'hardened', overrides: {} };
  return recipeFor(asked, image, connected.engine.facts, await connected.learn(image));
}

/** What is left to judge when a run comes for a sandbox that was judged while it was parked. */
async function judgedOnce(connected: ConnectedEngine, recipe: Recipe): Promise<number> {
  const judged = await startJudged(connected, recipe, randomUUID());
  try {
    const own = {
      armedDeadlineSeconds: Number(recipe.levels['deadline']),
      outputMeterBytes: Number(recipe.levels['output']) * 1024,
    };
    const start = performance.now();
    const { contradictions } = judged.account(recipe.levels, own);
    const ms = performance.now() - start;
    if (contradictions.length > 0) throw new Error('the sandbox contradicts what was asked');
    return ms;
  } finally {
    await judged.sandbox.remove();
  }
}

/**
 * The launcher timed from its start to its end by the stopwatch beside it, as the first process
 * that it has to be: its input has ended, so it reports its evidence and goes. An upper bound.
 */
async function gathered({ connected, docker, ...request }: EvidenceRequest): Promise<number[]> {
  const { language, stopwatch, times } = request;
  const options = [
    ...['run', '--rm', '--interactive', '--label', docker.label, '--network', 'none'],
    // For the namespace of its own; and what filters system calls must let that pass.
    ...['--user', '0', '--cap-add', 'SYS_ADMIN', '--security-opt', 'seccomp=unconfined'],
    ...['--tmpfs', '/box:rw,exec,mode=1777'],
  ];
  const take = `head -c ${stopwatch.length} > ./stopwatch && chmod 0700 ./stopwatch`;
  const command = `${take} && exec ./stopwatch --first none /dev/null ${LAUNCHER_PATH}`;
  const asks = Buffer.concat([stopwatch, Buffer.from('\n'.repeat(times))]);
  const image = connected.images.nameOf(language);
  const printed = await docker.feed([...options, image, 'sh', '-c', command], asks);
  return printed
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((written) => {
      const timed = JSON.parse(written) as Timed;
      if (timed.firstByteNs >= 0) return timed.endNs / 1e6;
      const complaint = Buffer.from(timed.stderr, 'hex').toString();
      throw new Error(`the launcher reported nothing: ${complaint}`);
    });
}
