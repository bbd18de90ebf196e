/** Named sets of levels. */
import type { Language } from '../languages/language.ts';
import { GloveboxError } from '../outcome.ts';
import {
  FIXED_LEVEL,
  ceilingOf,
  type ChoiceLayer,
  type EngineCapacity,
  type Layer,
  type SizedLayer,
} from './layer.ts';

/** What of the engine and its machine a preset's levels depend on. */
export interface HostTraits {
  readonly capacity: EngineCapacity;
  readonly cgroupVersion: 1 | 2;
  /** Levels of the runtime layer that were tried here and work. */
  readonly workingRuntimes: readonly string[];
}

export interface Preset {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  choice(layer: ChoiceLayer, host: HostTraits): string;
  size(layer: SizedLayer, hardened: number, ceiling: number): number;
}

/**
 * Where `docker-default` differs from a plain `docker run` all the same, because
 * a run could otherwise take the machine down or could not be judged.
 */
export const DOCKER_DEFAULT_DIFFERENCES: readonly string[] = [
  'memory (without swap), processes, cpu, open-files, file-size, core files, output and deadline have their ceilings',
  '/box and /tmp are memory-backed scratch space with a ceiling, and /dev/shm holds 16 MiB, not 64',
  'the first process is the launcher, spoken to over the container’s attached streams',
  'should the machine run out of memory, the kernel ends the sandbox’s programs before others',
  'the engine keeps no log of the output (log driver none)',
  'the bridge network is the sandbox’s own, without other containers',
  'the container has Glovebox’s labels, by which it is found and removed',
];

const PLAIN: Readonly<Record<string, string>> = {
  runtime: 'runc',
  user: 'root',
  capabilities: 'docker-default',
  'no-new-privileges': 'off',
  seccomp: 'engine',
  lsm: 'confined',
  ipc: 'private',
  'proc-paths': 'masked',
  filesystem: 'writable',
  network: 'internet',
  'core-dumps': 'on',
};

export const PRESETS: readonly Preset[] = [
  {
    id: 'sealed',
    title: 'Sealed',
    description: 'The strongest level of every layer that this machine can do.',
    choice: (layer, host) => {
      const works = ({ id }: { id: string }): boolean =>
        layer.id !== 'runtime' || host.workingRuntimes.includes(id);
      return layer.levels.find((level) => level.holds && works(level))?.id ?? layer.default;
    },
    size: (_layer, hardened) => hardened,
  },
  {
    id: 'hardened',
    title: 'Hardened',
    description: 'Every layer at a level that holds; every language works.',
    choice: (layer) => layer.default,
    size: (_layer, hardened) => hardened,
  },
  {
    id: 'docker-default',
    title: 'Docker default',
    description: 'What a plain docker run gives, for comparison; only the ceilings remain.',
    choice: (layer, host) =>
      layer.id === 'cgroup-namespace'
        ? host.cgroupVersion === 1
          ? 'host'
          : 'private'
        : (PLAIN[layer.id] ?? layer.default),
    size: (_layer, _hardened, ceiling) => ceiling,
  },
];

export const DEFAULT_PRESET = 'hardened';

/** @throws GloveboxError `bad-input` listing the presets that exist */
export function presetById(id: string): Preset {
  const preset = PRESETS.find((candidate) => candidate.id === id);
  if (preset !== undefined) return preset;
  throw new GloveboxError(
    'bad-input',
    `There is no preset “${id}”. Presets: ${PRESETS.map((candidate) => candidate.id).join(', ')}.`,
  );
}

/** A preset's level of one layer; a language may raise the sized defaults, never beyond the ceiling. */
export function presetLevel(
  preset: Preset,
  layer: Layer,
  language: Pick<Language, 'raisedDefaults'>,
  host: HostTraits,
): string {
  switch (layer.kind) {
    case 'fixed':
      return FIXED_LEVEL;
    case 'choice':
      return preset.choice(layer, host);
    case 'sized': {
      const ceiling = ceilingOf(layer, host.capacity) ?? layer.default;
      const raised = Math.max(layer.default, language.raisedDefaults[layer.id] ?? 0);
      return String(preset.size(layer, Math.min(raised, ceiling), ceiling));
    }
  }
}
