/** The first engine that answers. */
import { statSync } from 'node:fs';
import os from 'node:os';
import type { EngineStatus, EngineUnusable } from '../../../shared/description.ts';
import { GloveboxError, failureOf } from '../../../shared/outcome.ts';
import type { ContainerEngine } from '../container-engine.ts';
import { connectDocker } from '../docker/connect.ts';
import type { EngineAddress } from './address.ts';
import { adviceFor } from './advice.ts';
import { engineCandidates, type Surroundings } from './candidates.ts';

export type Found =
  | { readonly engine: ContainerEngine }
  | { readonly engine: null; readonly status: EngineUnusable };

export const ownSurroundings = (): Surroundings => ({
  env: process.env,
  homeFolder: os.homedir(),
  platform: process.platform,
});

/**
 * Looks for an engine where one may be, and connects to the first that answers.
 *
 * @returns never rejects: without an engine, what was tried and what to do
 */
export async function findEngine(surroundings: Surroundings = ownSurroundings()): Promise<Found> {
  try {
    return await tryCandidates(surroundings);
  } catch (error) {
    return unusable('absent', failureOf(error).sentence, surroundings);
  }
}

async function tryCandidates(surroundings: Surroundings): Promise<Found> {
  const { addresses, namedBy } = engineCandidates(surroundings);
  let refused: string | null = null;
  let tooOld: string | null = null;
  const silent: string[] = [];
  for (const address of addresses) {
    if (!mayExist(address)) continue;
    try {
      return { engine: await connectDocker(address) };
    } catch (error) {
      const code = error instanceof GloveboxError ? error.code : 'internal';
      if (code === 'engine-permission') refused ??= address.text;
      else if (code === 'engine-too-old') tooOld ??= failureOf(error).sentence;
      else silent.push(address.text);
    }
  }
  if (tooOld !== null) return unusable('too-old', tooOld, surroundings);
  if (refused !== null) {
    return unusable(
      'refused',
      `There is a container engine at ${refused}, but it does not let this user in.`,
      surroundings,
    );
  }
  return unusable('absent', absence(namedBy, addresses, silent), surroundings);
}

function absence(
  namedBy: string | null,
  addresses: readonly EngineAddress[],
  silent: readonly string[],
): string {
  if (namedBy !== null) {
    return `No container engine answers at ${addresses[0]?.text ?? 'the address'}, named by ${namedBy}.`;
  }
  if (silent.length > 0)
    return `A container engine’s socket is there (${silent[0]}), but nobody answers.`;
  return `No container engine was found: ${addresses.length} usual places were looked at.`;
}

/** A socket without a file is not worth a connection; pipes and ports can only be tried. */
function mayExist(address: EngineAddress): boolean {
  if (address.kind === 'tcp' || process.platform === 'win32') return true;
  try {
    return statSync(address.path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // A folder on the way may not be entered: the connection will say so.
    return true;
  }
}

function unusable(
  state: EngineUnusable['state'],
  sentence: string,
  surroundings: Surroundings,
): Found {
  return {
    engine: null,
    status: { state, sentence, advice: adviceFor(state, surroundings.platform) },
  };
}

/** What a page shows of an engine that works. */
export function statusOf(engine: ContainerEngine): EngineStatus {
  return { state: 'ready', name: engine.facts.name, version: engine.facts.version };
}
