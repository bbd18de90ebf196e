/** One whole benchmark: what it needs is started, everything is measured, and nothing remains. */
import type { Sayer } from '../../build/setup/say.mjs';
import { languageById } from '../../electron/images/catalogue.ts';
import { VERSION } from '../../electron/version.ts';
import { BenchedApplication } from './application.ts';
import { compileStopwatch } from './bare.ts';
import { DockerClient } from './docker-client.ts';
import { startGvisor, type Gvisor } from './gvisor.ts';
import { benchLanguage, type Benched } from './languages.ts';
import { describeMachine } from './machine.ts';
import type { BenchOptions } from './options.ts';
import { extentOf, measureRest } from './rest.ts';
import type { LanguageFigures, Report } from './report.ts';

/** @throws whatever the signal was aborted with; nothing is left behind then either */
export async function measure(
  options: BenchOptions,
  say: Sayer,
  signal: AbortSignal,
): Promise<Report> {
  const began = Date.now();
  const extent = extentOf(options);
  const cold = new BenchedApplication(false);
  const parking = new BenchedApplication(true);
  let docker: DockerClient | null = null;
  let gvisor: Gvisor | string = 'not asked for';
  try {
    const connected = await say.step('Meeting the engine', async () => {
      await parking.meet();
      return cold.meet();
    });
    docker = new DockerClient(connected.engine.address);
    if ((await docker.version()) === null) throw new Error(NO_DOCKER);
    const all = cold.core.languages;
    const languages =
      options.languages.length === 0 ? all : options.languages.map((id) => languageById(all, id));
    const doesLanguages = options.parts.includes('languages');
    if (doesLanguages) {
      const request = { connected, docker, languages, signal };
      gvisor = await say.step('gVisor', (progress) => startGvisor({ ...request, progress }));
    }
    const machine = await describeMachine(connected, docker, typeof gvisor !== 'string');
    const imageOfC = connected.images.nameOf(languageById(all, 'c'));
    const benched: Benched = {
      ...{ connected, docker, cold, parking, gvisor, signal },
      stopwatch: await compileStopwatch(docker, imageOfC),
      rounds: options.rounds,
      warmUps: extent.warmUps,
    };
    const figures: LanguageFigures[] = [];
    for (const language of doesLanguages ? languages : []) {
      figures.push(
        await say.step(language.name, (progress) => benchLanguage(language, benched, progress)),
      );
    }
    // Its engine must not stand beside what is measured now.
    if (typeof gvisor !== 'string') await gvisor.stop();
    gvisor = 'stopped';
    const rest = await measureRest(benched, options.parts, extent, say);
    return {
      version: 1,
      date: new Date(began).toISOString(),
      application: VERSION,
      machine,
      rounds: options.rounds,
      warmUps: extent.warmUps,
      isQuick: options.isQuick,
      tookSeconds: Math.round((Date.now() - began) / 1000),
      languages: figures,
      ...rest,
    };
  } finally {
    if (typeof gvisor !== 'string') await gvisor.stop();
    await Promise.allSettled([cold.close(), parking.close()]);
    await docker?.clear();
  }
}

const NO_DOCKER =
  'The benchmark compares with the docker command; it is not there, or does not get on with the engine.';
