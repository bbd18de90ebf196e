import { describe, expect, test } from 'vitest';
import { LAYERS, layerById } from '../../../../shared/layers/index.ts';
import { RINGS, describeLayer, type Layer } from '../../../../shared/layers/layer.ts';
import { CAPACITY } from './support/any-levels.ts';

describe.each(LAYERS.map((layer) => [layer.id, layer] as const))('%s', (id, layer: Layer) => {
  test('is found by its id, and belongs to a ring', () => {
    expect(layerById(id)).toBe(layer);
    expect(RINGS.map((ring) => ring.id)).toContain(layer.ring);
  });

  test('says what it stops, what it does not, and where that is written', () => {
    expect(layer.stops.length).toBeGreaterThan(30);
    expect(layer.doesNotStop.length).toBeGreaterThan(20);
    expect(layer.sources.length).toBeGreaterThan(0);
    for (const { title, url } of layer.sources) {
      expect(title).not.toBe('');
      expect(new URL(url).protocol).toBe('https:');
      expect(url).not.toContain('undefined');
    }
  });

  test('leans only on layers that there are', () => {
    for (const other of layer.leansOn ?? []) expect(layerById(other)).not.toBeNull();
  });

  test('can be described without its functions, and sent as JSON', () => {
    const described = describeLayer(layer, CAPACITY);
    expect(JSON.parse(JSON.stringify(described))).toEqual(described);
  });
});

const choices = LAYERS.filter((layer) => layer.kind === 'choice');
const sized = LAYERS.filter((layer) => layer.kind === 'sized');

test.each(choices.map((layer) => [layer.id, layer] as const))(
  '%s has levels in order, holding ones first, and its default among them',
  (_id, layer) => {
    const ids = layer.levels.map((level) => level.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(layer.default);
    const held = layer.levels.map(({ holds }) => holds);
    expect(held).toEqual(held.toSorted((a, b) => Number(b) - Number(a)));
    expect(held.at(-1)).toBe(false);
    expect(layer.levels.filter((level) => level.belowDockerDefault && level.holds)).toEqual([]);
  },
);

test.each(sized.map((layer) => [layer.id, layer] as const))(
  '%s has its default in range, in whole steps, and no way to be off',
  (_id, layer) => {
    const { default: size, minimum, step } = layer;
    const described = describeLayer(layer, CAPACITY);
    expect(size).toBeGreaterThanOrEqual(minimum);
    expect(size).toBeLessThanOrEqual(described.ceiling ?? 0);
    expect(Math.round(size / step) * step).toBeCloseTo(size, 9);
    expect(described.levels).toEqual([]);
    expect(layer.unit).not.toBe('');
  },
);

test('ids are unique, and those that the command line promises', () => {
  expect(LAYERS.map(({ id }) => id)).toEqual([
    'runtime',
    'user-namespace',
    'machine-boundary',
    'user',
    'capabilities',
    'no-new-privileges',
    'seccomp',
    'lsm',
    'pid-namespace',
    'mounts',
    'devices',
    'engine-socket',
    'ipc',
    'cgroup-namespace',
    'proc-paths',
    'filesystem',
    'scratch',
    'network',
    'memory',
    'cpu',
    'processes',
    'open-files',
    'file-size',
    'core-dumps',
    'deadline',
    'output',
    'image',
    'single-use',
  ]);
});

test('sizes are those of the design', () => {
  const sizes = LAYERS.flatMap((layer) =>
    layer.kind === 'sized'
      ? [
          [
            layer.id,
            layer.default,
            layer.minimum,
            describeLayer(layer, CAPACITY).ceiling,
            layer.unit,
          ],
        ]
      : [],
  );
  expect(sizes).toEqual([
    ['scratch', 64, 1, 1024, 'MiB'],
    ['memory', 256, 16, 4096, 'MiB'],
    ['cpu', 1, 0.1, 3.75, 'cores'],
    ['processes', 64, 8, 512, 'processes'],
    ['open-files', 256, 16, 1024, 'files'],
    ['file-size', 64, 1, 1024, 'MiB'],
    ['deadline', 10, 1, 600, 'seconds'],
    ['output', 1024, 1, 131_072, 'KiB'],
  ]);
});

test('levels below Docker’s default are those of the design', () => {
  const below = LAYERS.flatMap((layer) =>
    layer.kind === 'choice'
      ? layer.levels
          .filter((level) => level.belowDockerDefault)
          .map((level) => `${layer.id}=${level.id}`)
      : [],
  );
  expect(below).toEqual(['seccomp=off', 'lsm=unconfined', 'ipc=shareable', 'proc-paths=unmasked']);
});

test('a ceiling that depends on the engine is not known without one', () => {
  const memory = layerById('memory');
  expect(memory === null ? 0 : describeLayer(memory, null).ceiling).toBeNull();
});

test.each(['__proto__', 'constructor', '', 'Memory'])('%j is no layer', (id) => {
  expect(layerById(id)).toBeNull();
});
