/** `glovebox layers`: the reference of every layer, with a preset's level beside it. */
import { LAYERS } from '../../shared/layers/index.ts';
import { RINGS, describeLayer, type LayerDescription } from '../../shared/layers/layer.ts';
import { presetById, presetLevel } from '../../shared/layers/presets.ts';
import { Core } from '../core.ts';
import { hostTraits } from '../engine/traits.ts';
import { strongerRuntimes } from '../sandbox/engine-knowledge.ts';
import { choosePreset } from './chosen-preset.ts';
import { parseCommand } from './arguments.ts';
import { writeTo } from './streams.ts';
import { assumedHost } from '../engine/assumed-host.ts';

const NO_RAISES = { raisedDefaults: {} };

const OPTIONS = { preset: { type: 'string' }, json: { type: 'boolean' } } as const;

export async function layersCommand(words: readonly string[]): Promise<number> {
  const { values } = parseCommand(words, OPTIONS);
  const core = new Core();
  try {
    const chosen = await choosePreset(values.preset, {}, NO_RAISES, core.folder);
    const preset = presetById(chosen.preset);
    const connected = await core.connect().catch(() => null);
    const working = strongerRuntimes(connected?.knowledge ?? { version: 1, runtimes: [] });
    const host =
      connected === null
        ? assumedHost()
        : hostTraits(
            connected.engine.facts,
            working.map(({ level }) => level),
          );
    const described = LAYERS.map((layer) => ({
      ...describeLayer(layer, host.capacity),
      default: chosen.overrides[layer.id] ?? presetLevel(preset, layer, NO_RAISES, host),
    }));
    await writeTo(
      process.stdout,
      values.json ? `${JSON.stringify(described, null, 2)}\n` : asText(described),
    );
    return 0;
  } finally {
    await core.close();
  }
}

function asText(layers: readonly LayerDescription[]): string {
  return RINGS.map(({ id, title }) => {
    const within = layers.filter(({ ring }) => ring === id).map(layerText);
    return [title.toUpperCase(), '', ...within].join('\n');
  }).join('\n');
}

function layerText(layer: LayerDescription): string {
  return [
    `${layer.title} (${layer.id}): ${layer.default}${layer.unit === null ? '' : ` ${layer.unit}`}`,
    `  ${levelsText(layer)}`,
    `  Stops: ${layer.stops}`,
    `  Does not stop: ${layer.doesNotStop}`,
    '',
  ].join('\n');
}

function levelsText(layer: LayerDescription): string {
  switch (layer.kind) {
    case 'fixed':
      return 'Always as found; it cannot be turned down.';
    case 'sized':
      return `From ${layer.minimum} to ${layer.ceiling ?? 'what the engine has'} ${layer.unit}.`;
    case 'choice':
      return layer.levels
        .map(({ id, holds, belowDockerDefault }) =>
          holds ? id : `${id} (open${belowDockerDefault ? ', below Docker’s default' : ''})`,
        )
        .join(' · ');
  }
}
