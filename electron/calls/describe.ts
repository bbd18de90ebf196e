/** What this application can do, for a page that opens. */
import type { ConsentWay, Description, LearntEngine } from '../../shared/description.ts';
import { LAYERS } from '../../shared/layers/index.ts';
import { describeLayer } from '../../shared/layers/layer.ts';
import { PRESETS, presetLevel } from '../../shared/layers/presets.ts';
import { assumedHost } from '../engine/assumed-host.ts';
import { engineTraits, hostTraits } from '../engine/traits.ts';
import type { Core } from '../core.ts';
import type { ConnectedEngine } from '../sandbox/connected-engine.ts';
import { capabilitiesOf, NOTHING_KNOWN, strongerRuntimes } from '../sandbox/engine-knowledge.ts';
import { VERSION } from '../version.ts';

const NO_RAISES = { raisedDefaults: {} };

export async function describe(core: Core, consent: ConsentWay): Promise<Description> {
  // Without an engine the page still shows languages, layers and what to do.
  const connected = await core.connect().catch(() => null);
  const host = connected === null ? assumedHost() : hostOf(connected);
  const there = connected === null ? null : await imagesOn(connected);
  return {
    version: VERSION,
    platform: process.platform,
    consent,
    languages: core.languages.map((language) => {
      const imageBytes = there?.get(connected?.images.nameOf(language) ?? '') ?? null;
      return { ...language, installed: there === null ? null : imageBytes !== null, imageBytes };
    }),
    layers: LAYERS.map((layer) => describeLayer(layer, host.capacity)),
    presets: PRESETS.map((preset) => ({
      id: preset.id,
      title: preset.title,
      description: preset.description,
      levels: Object.fromEntries(
        LAYERS.map((layer) => [layer.id, presetLevel(preset, layer, NO_RAISES, host)]),
      ),
    })),
    learnt: connected === null ? null : learntOf(connected),
  };
}

/** The size of each image by its name, bytes; null where the engine did not say: the page shows the rest all the same. */
async function imagesOn({ images }: ConnectedEngine): Promise<ReadonlyMap<string, number> | null> {
  try {
    const listed = await images.list();
    return new Map(listed.map(({ reference, bytes }) => [reference, bytes]));
  } catch {
    return null;
  }
}

/** What canaries have shown, by the levels of the runtime layer that a run can be asked for at. */
function learntOf({ engine: { facts }, knowledge }: ConnectedEngine): LearntEngine | null {
  if (knowledge === null) return null;
  const stronger = strongerRuntimes(knowledge);
  const used = stronger.map(({ level, name }) => [level, name] as const);
  const missing = [['runc', facts.defaultRuntime] as const, ...used].map(([level, name]) => {
    const reasons = [...capabilitiesOf(knowledge, name)].flatMap(([id, capability]) =>
      // A canary is judged as if no other runtime worked.
      capability.can === false && (id !== 'runtime' || stronger.length === 0)
        ? [[id, capability.reason] as const]
        : [],
    );
    return [level, Object.fromEntries(reasons)] as const;
  });
  return {
    strongerRuntimes: stronger.map(({ level }) => level),
    virtualMachine: engineTraits(facts, []).virtualMachine,
    missing: Object.fromEntries(missing),
  };
}

function hostOf({ engine, knowledge }: ConnectedEngine): ReturnType<typeof hostTraits> {
  const working = strongerRuntimes(knowledge ?? NOTHING_KNOWN).map(({ level }) => level);
  return hostTraits(engine.facts, working);
}
