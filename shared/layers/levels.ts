/** A person's choice of levels: parsed once, refused with the range, never clamped in silence. */
import type { Language } from '../languages/language.ts';
import { GloveboxError } from '../outcome.ts';
import { LAYERS, layerById } from './index.ts';
import {
  FIXED_LEVEL,
  ceilingOf,
  type EngineCapacity,
  type Layer,
  type SizedLayer,
} from './layer.ts';
import { refuseTogether } from './refused-together.ts';
import { presetById, presetLevel, type HostTraits } from './presets.ts';

export interface LevelsRequest {
  readonly preset: string;
  /** Levels that differ from the preset's, by layer id, as they arrived. */
  readonly overrides: Readonly<Record<string, string>>;
  readonly language: Pick<Language, 'raisedDefaults'>;
  readonly host: HostTraits;
}

/**
 * The level of every layer for one run.
 *
 * @returns a valid level by the id of each layer
 * @throws GloveboxError `bad-input` for an unknown preset, layer or level, or a
 *   size out of range: the sentence lists what exists; `refused` for levels
 *   that must not meet
 */
export function resolveLevels(request: LevelsRequest): Record<string, string> {
  const preset = presetById(request.preset);
  for (const id of Object.keys(request.overrides)) {
    if (layerById(id) === null) {
      throw usage(
        `There is no layer “${id}”. Layers: ${LAYERS.map((layer) => layer.id).join(', ')}.`,
      );
    }
  }
  const levels = Object.fromEntries(
    LAYERS.map((layer) => {
      const asked = Object.hasOwn(request.overrides, layer.id)
        ? request.overrides[layer.id]
        : undefined;
      const level =
        asked === undefined
          ? presetLevel(preset, layer, request.language, request.host)
          : parseLevel(layer, asked, request.host.capacity);
      return [layer.id, level];
    }),
  );
  for (const [id, least] of Object.entries(RUNTIME_NEEDS[levels['runtime'] ?? ''] ?? {})) {
    if (!Object.hasOwn(request.overrides, id)) {
      levels[id] = String(Math.max(least, Number(levels[id])));
    }
  }
  refuseTogether(levels);
  return levels;
}

/**
 * Sizes that a runtime needs for itself, where nobody asked for others: gVisor's
 * kernel is a process on the host, whose threads count in the sandbox's control
 * group (measured: C's compiler does not start at 64, and does at 128).
 */
const RUNTIME_NEEDS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  gvisor: { processes: 256 },
};

/**
 * One level as a person wrote it.
 *
 * @returns the level in its canonical form (`64`, not `064` or `64.0`)
 * @throws GloveboxError `bad-input`
 */
export function parseLevel(layer: Layer, text: string, capacity: EngineCapacity): string {
  switch (layer.kind) {
    case 'fixed':
      if (text === FIXED_LEVEL) return text;
      throw usage(`${layer.title} (${layer.id}) is always as it is; it has no levels.`);
    case 'choice':
      if (layer.levels.some((level) => level.id === text)) return text;
      throw usage(
        `There is no level “${text}” of ${layer.id}. Levels: ${layer.levels.map((level) => level.id).join(', ')}.`,
      );
    case 'sized':
      return parseSize(layer, text, capacity);
  }
}

function parseSize(layer: SizedLayer, text: string, capacity: EngineCapacity): string {
  const ceiling = ceilingOf(layer, capacity) ?? layer.minimum;
  const size = /^\d{1,9}(\.\d{1,3})?$/.test(text.trim()) ? Number(text) : Number.NaN;
  const inRange = size >= layer.minimum && size <= ceiling;
  const onStep = Math.abs(size / layer.step - Math.round(size / layer.step)) < 1e-6;
  if (inRange && onStep) return String(size);
  const whole = layer.step === 1 ? ' in whole numbers' : '';
  throw usage(
    `“${text}” is no size for ${layer.id}: it takes ${layer.minimum} to ${ceiling} ${layer.unit}${whole}.`,
  );
}

/** The chosen levels that are weaker than a plain `docker run`, each as a sentence for a consent dialog. */
export function weakeningsOf(levels: Readonly<Record<string, string>>): string[] {
  return LAYERS.flatMap((layer) => {
    if (layer.kind !== 'choice') return [];
    const level = layer.levels.find((candidate) => candidate.id === levels[layer.id]);
    return level?.belowDockerDefault ? [`${layer.title}: ${level.description}`] : [];
  });
}

function usage(sentence: string): GloveboxError {
  return new GloveboxError('bad-input', sentence);
}
