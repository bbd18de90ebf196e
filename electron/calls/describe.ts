/** What this application can do, for a page that opens. */
import type { Description } from '../../shared/contract.ts';
import { LAYERS } from '../../shared/layers/index.ts';
import { describeLayer } from '../../shared/layers/layer.ts';
import { PRESETS, presetLevel } from '../../shared/layers/presets.ts';
import { assumedHost } from '../engine/assumed-host.ts';
import { hostTraits } from '../engine/traits.ts';
import type { Core } from '../core.ts';
import type { ConnectedEngine } from '../sandbox/connected-engine.ts';
import { NOTHING_KNOWN, strongerRuntimes } from '../sandbox/engine-knowledge.ts';
import { VERSION } from '../version.ts';

const NO_RAISES = { raisedDefaults: {} };

export async function describe(core: Core, allowWeakening: boolean): Promise<Description> {
  // Without an engine the page still shows languages, layers and what to do.
  const connected = await core.connect().catch(() => null);
  const host = connected === null ? assumedHost() : hostOf(connected);
  const listed = (await connected?.images.list().catch(() => [])) ?? [];
  const there = new Set(listed.map(({ reference }) => reference));
  return {
    version: VERSION,
    platform: process.platform,
    allowWeakening,
    languages: core.languages.map((language) => ({
      ...language,
      installed: connected !== null && there.has(connected.images.nameOf(language)),
    })),
    layers: LAYERS.map((layer) => describeLayer(layer, host.capacity)),
    presets: PRESETS.map((preset) => ({
      id: preset.id,
      title: preset.title,
      description: preset.description,
      levels: Object.fromEntries(
        LAYERS.map((layer) => [layer.id, presetLevel(preset, layer, NO_RAISES, host)]),
      ),
    })),
  };
}

function hostOf({ engine, knowledge }: ConnectedEngine): ReturnType<typeof hostTraits> {
  const working = strongerRuntimes(knowledge ?? NOTHING_KNOWN).map(({ level }) => level);
  return hostTraits(engine.facts, working);
}
