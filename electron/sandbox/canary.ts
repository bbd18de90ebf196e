/**
 * A canary: a sandbox that asks for every layer at a level that holds, runs
 * nothing, and shows which of them this engine and runtime really have.
 */
import { randomUUID } from 'node:crypto';
import { accountForLayers } from '../../shared/layers/account.ts';
import { composeSpec } from '../../shared/layers/compose.ts';
import { factOf } from '../../shared/layers/evidence.ts';
import { LAYERS } from '../../shared/layers/index.ts';
import type { InspectedImage } from '../../shared/layers/inspected-container.ts';
import { presetById, presetLevel } from '../../shared/layers/presets.ts';
import { failureOf } from '../../shared/outcome.ts';
import { engineTraits, hostTraits } from '../engine/traits.ts';
import type { ContainerEngine, Labels } from '../engine/container-engine.ts';
import type { EngineKnowledge, KnownRuntime } from './engine-knowledge.ts';
import { NOTHING_KNOWN } from './engine-knowledge.ts';
import { Sandbox } from './sandbox.ts';

/** A runtime that is registered and does not work may hang for ever. */
const CANARY_MS = 30_000;
const NO_RAISES = { raisedDefaults: {} };

export interface CanaryContext {
  readonly engine: ContainerEngine;
  /** Any image of ours: the launcher is in all of them. */
  readonly image: InspectedImage;
  readonly labels: Labels;
  readonly installation: string;
}

/** Tries the engine's default runtime, and then every other that it lists. */
export async function learnEngine(context: CanaryContext): Promise<EngineKnowledge> {
  const { defaultRuntime, runtimes } = context.engine.facts;
  const others = runtimes.filter((name) => name !== defaultRuntime);
  const known: KnownRuntime[] = [];
  for (const name of [defaultRuntime, ...others]) known.push(await tryRuntime(name, context));
  return { ...NOTHING_KNOWN, runtimes: known };
}

async function tryRuntime(name: string, context: CanaryContext): Promise<KnownRuntime> {
  const { engine, image, labels, installation } = context;
  const host = hostTraits(engine.facts, []);
  const hardened = presetById('hardened');
  const levels = Object.fromEntries(
    LAYERS.map((layer) => [layer.id, presetLevel(hardened, layer, NO_RAISES, host)]),
  );
  const spec = {
    ...composeSpec(levels, { executableScratch: false, runtimeNamed: () => null }),
    runtime: name,
  };
  let sandbox: Sandbox;
  try {
    sandbox = await inTime(Sandbox.start(engine, { runId: randomUUID(), image, spec, labels }));
  } catch (error) {
    return { name, level: levelByName(name), failure: failureOf(error).sentence, layers: {} };
  }
  try {
    const { accounts } = accountForLayers(
      levels,
      {
        inside: sandbox.facts,
        container: sandbox.inspected,
        image,
        engine: engineTraits(engine.facts, []),
        application: {
          armedDeadlineSeconds: Number(levels['deadline']),
          outputMeterBytes: Number(levels['output']) * 1024,
          servedNoRun: true,
          installation,
          expectedImageId: image.id,
        },
      },
      new Map(),
    );
    const layers = accounts.map(
      ({ id, state, evidence }) => [id, { can: state === 'enforced', reason: evidence }] as const,
    );
    const log = factOf(sandbox.facts, 'kernel-log');
    const isGvisor = log.known && log.text === 'gvisor';
    const level = isGvisor ? 'gvisor' : /kata/i.test(name) ? 'kata' : 'runc';
    return { name, level, failure: null, layers: Object.fromEntries(layers) };
  } finally {
    await sandbox.remove();
  }
}

/** What a runtime that does not work was meant to be: one that works is known by its kernel's word. */
function levelByName(name: string): KnownRuntime['level'] {
  if (/kata/i.test(name)) return 'kata';
  return /runsc|gvisor/i.test(name) ? 'gvisor' : 'runc';
}

async function inTime(started: Promise<Sandbox>): Promise<Sandbox> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('it did not start in time')), CANARY_MS);
  });
  try {
    return await Promise.race([started, late]);
  } catch (error) {
    // Should it start after all, it is removed; should it fail, it has cleaned up itself.
    void started.then((sandbox) => sandbox.remove()).catch(() => {});
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
