/** Every language, every way, in turn: so that whatever mood the machine is in is shared. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Language } from '../../shared/languages/language.ts';
import type { ConnectedEngine } from '../../electron/sandbox/connected-engine.ts';
import type { BenchedApplication } from './application.ts';
import { BareContainer } from './bare.ts';
import { Contender } from './contender.ts';
import type { DockerClient } from './docker-client.ts';
import { explainedLine, timeDockerRun } from './docker-command.ts';
import type { Gvisor } from './gvisor.ts';
import { HostInterpreter } from './host-interpreter.ts';
import { PROGRAMS } from './programs.ts';
import type { LanguageFigures, Way, WayFigures } from './report.ts';
import { roundOrder } from './rotation.ts';

export interface Benched {
  readonly connected: ConnectedEngine;
  readonly docker: DockerClient;
  /** Starts everything cold, as the command line does. */
  readonly cold: BenchedApplication;
  /** Parks, as the window does. */
  readonly parking: BenchedApplication;
  /** Or why there is none. */
  readonly gvisor: Gvisor | string;
  readonly stopwatch: Uint8Array;
  readonly rounds: number;
  readonly warmUps: number;
  readonly signal: AbortSignal;
}

/** What an ended run leaves to the engine, its shim above all, is over by then. */
const SETTLING_MS = 25;
/** @param progress gets a word after each round */
export async function benchLanguage(
  language: Language,
  benched: Benched,
  progress: (detail: string) => void,
): Promise<LanguageFigures> {
  const source = PROGRAMS[language.id];
  if (source === undefined) throw new Error(`no program for ${language.name}`);
  const program = { stopwatch: benched.stopwatch, source };
  const image = benched.connected.images.nameOf(language);
  const bare = await BareContainer.start(benched.docker, image, language, program);
  const host = HostInterpreter.start(language, program);
  try {
    const contenders = await contendersOf(language, source, benched, { bare, host });
    for (let round = -benched.warmUps; round < benched.rounds; round++) {
      progress(round < 0 ? 'warming up' : `round ${round + 1} of ${benched.rounds}`);
      globalThis.gc?.();
      const order = roundOrder(contenders, Math.max(round, 0));
      for (const contender of order.filter((one) => one.isIn(round))) {
        benched.signal.throwIfAborted();
        await sleep(SETTLING_MS);
        await contender.take(round);
      }
    }
    return figuresOf(language, contenders, benched.gvisor);
  } finally {
    await Promise.all([bare.stop(), host?.stop()]);
  }
}

async function contendersOf(
  language: Language,
  source: string,
  { connected, docker, cold, parking, gvisor }: Benched,
  { bare, host }: { readonly bare: BareContainer; readonly host: HostInterpreter | null },
): Promise<readonly Contender[]> {
  const line = await explainedLine(connected, cold.dataFolder, language, docker.label);
  const asked = { language, source };
  const contenders = [
    new Contender('bare', () => bare.stopwatch.time()),
    new Contender('docker', () => timeDockerRun(docker, line, source)),
    new Contender('cold', () => cold.time(asked, false)),
    new Contender('parked', () => parking.time(asked, true)),
  ];
  if (host !== null) contenders.push(new Contender('host', () => host.stopwatch.time()));
  if (typeof gvisor !== 'string') {
    const under = { ...asked, overrides: { runtime: 'gvisor' } };
    contenders.push(new Contender('gvisor', () => gvisor.application.time(under, true)));
  }
  return contenders;
}

function figuresOf(
  { id, name, toolchain }: Language,
  contenders: readonly Contender[],
  gvisor: Benched['gvisor'],
): LanguageFigures {
  const ways: Partial<Record<Way, WayFigures>> = {};
  const troubles: Partial<Record<Way, string>> = {};
  if (typeof gvisor === 'string') troubles.gvisor = gvisor;
  for (const { way, figures, trouble } of contenders) {
    if (figures !== null) ways[way] = figures;
    if (trouble !== null) troubles[way] = trouble;
  }
  return { id, name, toolchain, ways, troubles };
}
