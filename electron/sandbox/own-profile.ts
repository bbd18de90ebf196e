/**
 * Whether our own AppArmor profile is loaded in the engine's kernel. Only root
 * can load it, a restart of the host forgets it, and an engine asked for one
 * that is not there starts nothing: so it is tried, and asked for only where
 * the inside of a container has shown it.
 */
import { randomUUID } from 'node:crypto';
import { composeSpec } from '../../shared/layers/compose.ts';
import { factOf } from '../../shared/layers/evidence.ts';
import { OWN_PROFILE } from '../../shared/layers/lsm.ts';
import { failureOf } from '../../shared/outcome.ts';
import { loadCommand } from '../engine/docker/apparmor/profile-file.ts';
import type { EngineFacts } from '../engine/container-engine.ts';
import { hardenedLevels, inTime, type CanaryContext } from './canary.ts';
import type { EngineKnowledge } from './engine-knowledge.ts';
import { Sandbox } from './sandbox.ts';

/** Whether it confined a container, and the label or the refusal that showed it. */
export type OwnProfile = NonNullable<EngineKnowledge['ownProfile']>;

/** The engine's word that its kernel has AppArmor; without it no profile is worth a trial. */
export function hasAppArmor({ securityOptions }: EngineFacts): boolean {
  return securityOptions.some((option) => option.split(',')[0] === 'name=apparmor');
}

/** Tries it in a container of the engine's default runtime. */
export async function tryOwnProfile(context: CanaryContext): Promise<OwnProfile> {
  const { engine, image, labels, trying } = context;
  if (!hasAppArmor(engine.facts)) return { can: false, reason: 'the engine lists no AppArmor' };
  const spec = composeSpec(hardenedLevels(engine), {
    executableScratch: false,
    runtimeNamed: () => null,
    ownProfile: true,
  });
  let sandbox: Sandbox;
  try {
    const runId = randomUUID();
    trying.add(runId);
    sandbox = await inTime(Sandbox.start(engine, { runId, image, spec, labels }));
  } catch (error) {
    return { can: false, reason: failureOf(error).sentence };
  }
  try {
    const label = factOf(sandbox.facts, '/proc/self/attr/current');
    const text = label.known ? label.text.replaceAll('\0', '').trim() : label.reason;
    return { can: label.known && text === `${OWN_PROFILE} (enforce)`, reason: text };
  } finally {
    await sandbox.remove();
  }
}

/**
 * Whether a run asks for it: not for the preset that is Docker's own confinement,
 * nor of a runtime that it was not tried with.
 *
 * @param runtime the level of the runtime layer
 */
export function wantsOwnProfile(
  knowledge: EngineKnowledge | null,
  preset: string,
  runtime: string | undefined,
): boolean {
  const isLoaded = knowledge?.ownProfile?.can === true;
  return isLoaded && preset !== 'docker-default' && runtime === 'runc';
}

/** How it can be had, as a sentence; null where it is there already, or never can be. */
export function profileOffer(
  knowledge: EngineKnowledge,
  facts: EngineFacts,
  dataFolder: string,
): string | null {
  if (!hasAppArmor(facts) || knowledge.ownProfile?.can !== false) return null;
  return `Glovebox’s own, stricter profile is not loaded here; this loads it: ${loadCommand(dataFolder)}`;
}
