/**
 * A canary: a sandbox that asks for every layer at a level that holds, runs
 * nothing, and shows which of them this engine and runtime really have. Vital
 * limits that it cannot read are tried in sandboxes of their own.
 */
import { randomUUID } from 'node:crypto';
import { judgeLayer } from '../../shared/layers/account.ts';
import { composeSpec } from '../../shared/layers/compose.ts';
import { factOf, isGvisor, type Evidence } from '../../shared/layers/evidence.ts';
import { LAYERS } from '../../shared/layers/index.ts';
import type { InspectedImage } from '../../shared/layers/inspected-container.ts';
import type { Judgement, Layer } from '../../shared/layers/layer.ts';
import { presetById, presetLevel } from '../../shared/layers/presets.ts';
import { failureOf } from '../../shared/outcome.ts';
import { engineTraits, hostTraits } from '../engine/traits.ts';
import type { ContainerEngine, Labels } from '../engine/container-engine.ts';
import type { EngineKnowledge, KnownLayer, KnownRuntime } from './engine-knowledge.ts';
import { NOTHING_KNOWN } from './engine-knowledge.ts';
import { Sandbox } from './sandbox.ts';
import { TRIALS, carryOut } from './trial.ts';

/** A runtime that is registered and does not work may hang for ever. */
const CANARY_MS = 30_000;
const NO_RAISES = { raisedDefaults: {} };

export interface CanaryContext {
  readonly engine: ContainerEngine;
  /** Any image of ours: the launcher is in all of them. */
  readonly image: InspectedImage;
  readonly labels: Labels;
  readonly installation: string;
  /** Takes the run ids of all that is made here: a sweep meanwhile must leave it. */
  readonly trying: Set<string>;
}

/** Tries the engine's default runtime, and then every other that it lists. */
export async function learnEngine(context: CanaryContext): Promise<EngineKnowledge> {
  const { defaultRuntime, runtimes } = context.engine.facts;
  const others = runtimes.filter((name) => name !== defaultRuntime);
  const tried: Tried[] = [];
  for (const name of [defaultRuntime, ...others]) tried.push(await tryRuntime(name, context));
  return { ...NOTHING_KNOWN, runtimes: tried.map((one) => withoutImpostor(one, tried)) };
}

interface Tried {
  readonly known: KnownRuntime;
  /** What the kernel inside calls itself; null when it cannot be read. */
  readonly kernel: string | null;
}

/**
 * A virtual machine has a kernel of its own. An engine may list a runtime that it
 * does not have, and start its own in that one's place (Podman's compatible API does).
 */
function withoutImpostor({ known, kernel }: Tried, all: readonly Tried[]): KnownRuntime {
  if (known.level !== 'kata' || known.failure !== null) return known;
  const same = all.find(
    (other) =>
      other.known.level === 'runc' && other.known.failure === null && other.kernel === kernel,
  );
  if (same === undefined) return known;
  const failure = `the same kernel answers as with ${same.known.name}: it is no virtual machine`;
  return { ...known, failure, layers: {} };
}

async function tryRuntime(name: string, context: CanaryContext): Promise<Tried> {
  const { engine, image, labels, installation, trying } = context;
  const levels = hardenedLevels(engine);
  const start = (changed: Readonly<Record<string, string>>): Promise<Sandbox> => {
    const composed = composeSpec(
      { ...levels, ...changed },
      { executableScratch: false, runtimeNamed: () => null },
    );
    const spec = { ...composed, runtime: name };
    const runId = randomUUID();
    trying.add(runId);
    return inTime(Sandbox.start(engine, { runId, image, spec, labels }));
  };
  let sandbox: Sandbox;
  try {
    sandbox = await start({});
  } catch (error) {
    const failure = failureOf(error).sentence;
    return { known: { name, level: levelByName(name), failure, layers: {} }, kernel: null };
  }
  const evidence: Evidence = {
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
  };
  await sandbox.remove();
  const layers: Record<string, KnownLayer> = {};
  for (const layer of LAYERS) {
    const known = await learnLayer(
      layer,
      judgeLayer(layer, levels[layer.id] ?? '', evidence),
      start,
    );
    if (known !== null) layers[layer.id] = known;
  }
  const level = isGvisor(evidence.inside) ? 'gvisor' : /kata/i.test(name) ? 'kata' : 'runc';
  const uname = factOf(evidence.inside, 'uname');
  return { known: { name, level, failure: null, layers }, kernel: uname.known ? uname.text : null };
}

/** Every layer at a level that holds. */
export function hardenedLevels({ facts }: ContainerEngine): Record<string, string> {
  const host = hostTraits(facts, []);
  const hardened = presetById('hardened');
  return Object.fromEntries(
    LAYERS.map((layer) => [layer.id, presetLevel(hardened, layer, NO_RAISES, host)]),
  );
}

/**
 * What the canary showed of one layer.
 *
 * A fact that says otherwise than was asked means that this runtime cannot do it.
 * Where there is no fact, a limit that the machine's safety hangs on is tried, and
 * counts as missing unless the trial shows it; of any other layer nothing is known.
 */
async function learnLayer(
  { id }: Layer,
  { says, fact }: Judgement,
  start: (changed: Readonly<Record<string, string>>) => Promise<Sandbox>,
): Promise<KnownLayer | null> {
  if (says !== 'unreadable') return { can: says === 'holds', reason: fact };
  const trial = TRIALS.find(({ layer }) => layer === id);
  if (trial === undefined) return null;
  const outcome = await carryOut(trial, (level) => start({ [id]: level }));
  if (outcome === 'held') return { can: true, reason: trial.shows, tried: true };
  const why = outcome === 'not held' ? 'a trial program went past it' : 'a trial did not show it';
  return { can: false, reason: `${fact}, and ${why}` };
}

/** What a runtime that does not work was meant to be: one that works is known by its kernel's word. */
function levelByName(name: string): KnownRuntime['level'] {
  if (/kata/i.test(name)) return 'kata';
  return /runsc|gvisor/i.test(name) ? 'gvisor' : 'runc';
}

/** Gives up on a container that does not start in time; should it start after all, it is removed. */
export async function inTime(started: Promise<Sandbox>): Promise<Sandbox> {
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
