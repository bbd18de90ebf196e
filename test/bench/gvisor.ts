/**
 * The application under gVisor: on an engine that offers it already, else on one of our own
 * beside it, with Debian's runsc registered as it works there.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { findProgram, readHost, SYSTEM_FOLDERS } from '../../build/setup/host.mjs';
import type { Language } from '../../shared/languages/language.ts';
import type { ConnectedEngine } from '../../electron/sandbox/connected-engine.ts';
import { strongerRuntimes } from '../../electron/sandbox/engine-knowledge.ts';
import { canStartEngines, SecondEngine } from '../engine/second-engine.ts';
import { BenchedApplication } from './application.ts';
import { DockerClient } from './docker-client.ts';

/**
 * Debian's runsc of 2022 takes a new kernel's container namespace for the host's unless it is
 * given no network of its own, and its KVM platform hangs where /dev/kvm does not boot.
 */
const RUNSC_ARGUMENTS = ['--network=none', '--platform=ptrace'];

export interface Gvisor {
  readonly application: BenchedApplication;
  stop(): Promise<void>;
}

export interface GvisorRequest {
  readonly connected: ConnectedEngine;
  readonly docker: DockerClient;
  readonly languages: readonly Language[];
  readonly signal: AbortSignal;
  readonly progress: (detail: string) => void;
}

/** @returns why there is none, where there is none */
export async function startGvisor(request: GvisorRequest): Promise<Gvisor | string> {
  const { connected } = request;
  if (connected.knowledge !== null && offersGvisor(connected.knowledge)) {
    const application = new BenchedApplication(true);
    await application.meet();
    return { application, stop: () => application.close() };
  }
  const runsc = findRunsc();
  if (runsc === null) return 'runsc is not installed';
  if (!canStartEngines) return 'an engine of its own takes root, dockerd and ip';
  return startBeside(request, runsc);
}

async function startBeside(request: GvisorRequest, runsc: string): Promise<Gvisor | string> {
  const { connected, docker, languages, signal, progress } = request;
  progress('starting an engine with runsc');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'glovebox-bench-'));
  const settings = path.join(folder, 'daemon.json');
  writeFileSync(
    settings,
    JSON.stringify({ runtimes: { runsc: { path: runsc, runtimeArgs: RUNSC_ARGUMENTS } } }),
  );
  const engine = await SecondEngine.start({ diskMiB: null, words: ['--config-file', settings] });
  const application = new BenchedApplication(true);
  const stop = async (): Promise<void> => {
    await application.close().catch(() => {});
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const beside = new DockerClient(engine.address);
    for (const language of languages) {
      signal.throwIfAborted();
      progress(`giving it the image of ${language.name}`);
      await copyImage(connected.images.nameOf(language), docker, beside);
    }
    progress('meeting it');
    const { knowledge } = await application.meet(engine.address);
    if (knowledge !== null && offersGvisor(knowledge)) return { application, stop };
    const tried = knowledge?.runtimes.find(({ name }) => name === 'runsc');
    await stop();
    return `runsc does not work here: ${tried?.failure ?? 'the engine does not list it'}`;
  } catch (error) {
    await stop();
    throw error;
  }
}

async function copyImage(name: string, from: DockerClient, to: DockerClient): Promise<void> {
  const save = spawn(from.program, ['save', name], {
    env: from.env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const load = spawn(to.program, ['load'], { env: to.env, stdio: ['pipe', 'ignore', 'inherit'] });
  const loaded = new Promise<number | null>((resolve, reject) => {
    load.on('error', reject).on('close', resolve);
  });
  await pipeline(save.stdout, load.stdin);
  if ((await loaded) !== 0) throw new Error(`the image ${name} could not be copied`);
}

function offersGvisor(knowledge: Parameters<typeof strongerRuntimes>[0]): boolean {
  return strongerRuntimes(knowledge).some(({ level }) => level === 'gvisor');
}

/** @returns its whole path; null where it is not installed */
export function findRunsc(): string | null {
  return findProgram('runsc', readHost(), SYSTEM_FOLDERS);
}
