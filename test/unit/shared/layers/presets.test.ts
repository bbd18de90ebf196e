import { describe, expect, test } from 'vitest';
import { LAYERS } from '../../../../shared/layers/index.ts';
import { parseLevel } from '../../../../shared/layers/levels.ts';
import {
  PRESETS,
  presetById,
  presetLevel,
  type HostTraits,
} from '../../../../shared/layers/presets.ts';
import { CAPACITY } from './support/any-levels.ts';
import { HARDENED } from './support/evidence.ts';
import { layerNamed } from './support/judge.ts';

const NO_RAISES = { raisedDefaults: {} };
const HOST: HostTraits = { capacity: CAPACITY, cgroupVersion: 2, workingRuntimes: [] };

const HOSTS: readonly HostTraits[] = [
  HOST,
  { ...HOST, cgroupVersion: 1 },
  { ...HOST, workingRuntimes: ['gvisor'] },
  { ...HOST, workingRuntimes: ['kata'] },
  { ...HOST, capacity: { memoryMiB: 300, cpus: 1 } },
  { ...HOST, capacity: { memoryMiB: 0, cpus: 0 } },
];

const levelOf = (preset: string, id: string, host = HOST, raisedDefaults = {}): string =>
  presetLevel(presetById(preset), layerNamed(id), { raisedDefaults }, host);

const levelsOf = (preset: string, host = HOST): Record<string, string> =>
  Object.fromEntries(LAYERS.map(({ id }) => [id, levelOf(preset, id, host)]));

describe('every preset has a valid level of every layer, on every host', () => {
  test.each(PRESETS.map(({ id }) => id))('%s', (preset) => {
    for (const host of HOSTS) {
      for (const layer of LAYERS) {
        const level = presetLevel(presetById(preset), layer, NO_RAISES, host);
        expect(parseLevel(layer, level, host.capacity)).toBe(level);
      }
    }
  });
});

describe('hardened', () => {
  test('holds every layer that can be chosen, but the runtime, which the engine’s own is', () => {
    for (const layer of LAYERS) {
      if (layer.kind !== 'choice' || layer.id === 'runtime') continue;
      const level = layer.levels.find(({ id }) => id === levelOf('hardened', layer.id));
      expect(level?.holds).toBe(true);
    }
    expect(levelsOf('hardened')).toEqual(HARDENED);
  });
});

describe('sealed', () => {
  test('is the strongest level of every layer', () => {
    const levels = levelsOf('sealed', { ...HOST, workingRuntimes: ['gvisor', 'kata'] });
    expect(levels).toEqual({ ...HARDENED, runtime: 'gvisor', seccomp: 'strict' });
  });

  test('takes a runtime only where that was tried and works', () => {
    expect(levelOf('sealed', 'runtime')).toBe('runc');
    expect(levelOf('sealed', 'runtime', { ...HOST, workingRuntimes: ['kata'] })).toBe('kata');
  });
});

describe('docker-default', () => {
  test('is what a plain docker run gives, under the ceilings', () => {
    expect(levelsOf('docker-default')).toEqual({
      ...HARDENED,
      user: 'root',
      capabilities: 'docker-default',
      'no-new-privileges': 'off',
      seccomp: 'engine',
      filesystem: 'writable',
      network: 'internet',
      'core-dumps': 'on',
      scratch: '1024',
      memory: '4096',
      cpu: '3.75',
      processes: '512',
      'open-files': '1024',
      'file-size': '1024',
      deadline: '600',
      output: '131072',
    });
  });

  test('has the control groups’ namespace that Docker has on such a host', () => {
    expect(levelOf('docker-default', 'cgroup-namespace', { ...HOST, cgroupVersion: 1 })).toBe(
      'host',
    );
    expect(levelOf('docker-default', 'cgroup-namespace', HOST)).toBe('private');
  });
});

describe('a language’s raised default', () => {
  test('raises the size', () => {
    expect(levelOf('hardened', 'memory', HOST, { memory: 512 })).toBe('512');
    expect(levelOf('sealed', 'processes', HOST, { processes: 128 })).toBe('128');
  });

  test('never passes the ceiling', () => {
    expect(levelOf('hardened', 'memory', HOST, { memory: 100_000 })).toBe('4096');
    expect(levelOf('hardened', 'processes', HOST, { processes: 100_000 })).toBe('512');
  });

  test('never lowers it', () => {
    expect(levelOf('hardened', 'memory', HOST, { memory: 32 })).toBe('256');
  });

  test('is of its own layer alone', () => {
    expect(levelOf('hardened', 'scratch', HOST, { memory: 512 })).toBe('64');
  });
});

test('a default is cut to a small machine’s ceiling, and not below what a sandbox needs', () => {
  expect(levelOf('hardened', 'memory', { ...HOST, capacity: { memoryMiB: 300, cpus: 1 } })).toBe(
    '150',
  );
  expect(levelOf('hardened', 'cpu', { ...HOST, capacity: { memoryMiB: 300, cpus: 1 } })).toBe(
    '0.75',
  );
  expect(levelOf('hardened', 'memory', { ...HOST, capacity: { memoryMiB: 0, cpus: 0 } })).toBe(
    '16',
  );
});
