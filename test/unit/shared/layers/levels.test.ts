import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LAYERS } from '../../../../shared/layers/index.ts';
import { describeLayer } from '../../../../shared/layers/layer.ts';
import {
  parseLevel,
  resolveLevels,
  weakeningsOf,
  type LevelsRequest,
} from '../../../../shared/layers/levels.ts';
import { badInput, refusalOf } from '../../support/refusal.ts';
import { CAPACITY, anyLevels } from './support/any-levels.ts';
import { HARDENED } from './support/evidence.ts';
import { layerNamed } from './support/judge.ts';

const FIXED = LAYERS.filter(({ kind }) => kind === 'fixed').map(({ id }) => id);
const SIZED = LAYERS.filter((layer) => layer.kind === 'sized');
const HOST = { capacity: CAPACITY, cgroupVersion: 2, workingRuntimes: [] } as const;

function request(what: Partial<LevelsRequest>): LevelsRequest {
  return {
    preset: 'hardened',
    overrides: {},
    language: { raisedDefaults: {} },
    host: HOST,
    ...what,
  };
}

describe('levels', () => {
  test('of nothing changed are the preset’s, one for every layer', () => {
    expect(resolveLevels(request({}))).toEqual(HARDENED);
  });

  test('that differ are taken, and the others stay', () => {
    const overrides = { network: 'internet', memory: '64', user: 'root' };
    expect(resolveLevels(request({ overrides }))).toEqual({ ...HARDENED, ...overrides });
  });

  test('that were resolved are taken again as they are', () => {
    fc.assert(
      fc.property(anyLevels, (levels) => {
        expect(resolveLevels(request({ overrides: levels }))).toEqual(levels);
      }),
    );
  });
});

const resolving = (what: Partial<LevelsRequest>) => refusalOf(() => resolveLevels(request(what)));

describe('what there is not is refused, and what there is listed', () => {
  test('a layer', () => {
    const refused = resolving({ overrides: { firewall: 'on' } });
    expect(refused).toEqual(badInput('“firewall”'));
    for (const { id } of LAYERS) expect(refused?.sentence).toContain(id);
  });

  test('a level', () => {
    expect(resolving({ overrides: { seccomp: 'none' } })).toEqual(
      badInput('There is no level “none” of seccomp. Levels: strict, default, engine, off.'),
    );
  });

  test('a preset', () => {
    expect(resolving({ preset: 'paranoid' })).toEqual(
      badInput('There is no preset “paranoid”. Presets: sealed, hardened, docker-default.'),
    );
  });

  test.each(FIXED)('another level of %s, which is always as it is', (id) => {
    expect(resolving({ overrides: { [id]: 'off' } })).toEqual(badInput('is always as it is'));
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])(
    '%j is no layer, level or preset',
    (word) => {
      // As it arrives from JSON: an own property, whatever its name.
      const overrides = JSON.parse(`{${JSON.stringify(word)}: "on"}`) as Record<string, string>;
      expect(resolving({ overrides })).toEqual(badInput('There is no layer'));
      expect(resolving({ overrides: { network: word } })).toEqual(badInput('There is no level'));
      expect(resolving({ preset: word })).toEqual(badInput('There is no preset'));
    },
  );

  test('root with the kernel’s switches in reach, whatever else is asked', () => {
    const overrides = { user: 'root', 'proc-paths': 'unmasked' };
    for (const more of [{}, { capabilities: 'none' }, { seccomp: 'strict' }]) {
      expect(resolving({ overrides: { ...overrides, ...more } })).toEqual({
        code: 'refused',
        sentence: expect.stringContaining('switches'),
      });
    }
    expect(
      resolving({ preset: 'docker-default', overrides: { 'proc-paths': 'unmasked' } }),
    ).toEqual(expect.objectContaining({ code: 'refused' }));
    for (const level of [{ user: 'root' }, { 'proc-paths': 'unmasked' }]) {
      expect(resolving({ overrides: level })).toBeNull();
    }
  });

  test.each(['NONE', 'None', ' none', 'none ', 'no', 'none,internet'])(
    'levels are as they are written, not nearly so: %j',
    (level) => {
      expect(resolving({ overrides: { network: level } })).toEqual(badInput('There is no level'));
    },
  );
});

describe('a runtime that needs room for itself', () => {
  const processes = (overrides: Record<string, string>) =>
    resolveLevels(request({ overrides, host: { ...HOST, workingRuntimes: ['gvisor'] } }))[
      'processes'
    ];

  test('gets it where nobody asked for another size', () => {
    expect(processes({})).toBe('64');
    expect(processes({ runtime: 'gvisor' })).toBe('256');
    expect(processes({ runtime: 'gvisor', processes: '80' })).toBe('80');
  });
});

describe('a size', () => {
  const size = (id: string, text: string) => parseLevel(layerNamed(id), text, CAPACITY);

  test.each([
    ['memory', '16', '16'],
    ['memory', '4096', '4096'],
    ['memory', '064', '64'],
    ['memory', '64.0', '64'],
    ['memory', ' 64 ', '64'],
    ['cpu', '0.1', '0.1'],
    ['cpu', '3.75', '3.75'],
    ['cpu', '0.29', '0.29'],
    ['processes', '8', '8'],
    ['processes', '512', '512'],
    ['scratch', '1024', '1024'],
    ['open-files', '1024', '1024'],
    ['file-size', '1', '1'],
    ['deadline', '600', '600'],
    ['deadline', '1.5', '1.5'],
    ['output', '131072', '131072'],
  ])('%s=%s is %s', (id, text, level) => {
    expect(size(id, text)).toBe(level);
  });

  test.each([
    ['memory', '15', '16 to 4096 MiB'],
    ['memory', '4097', '16 to 4096 MiB'],
    ['memory', '64.5', 'in whole numbers'],
    ['cpu', '0.09', '0.1 to 3.75 cores'],
    ['cpu', '3.76', '0.1 to 3.75 cores'],
    ['cpu', '0.125', '0.1 to 3.75 cores'],
    ['processes', '513', '8 to 512 processes'],
    ['scratch', '0', '1 to 1024 MiB'],
    ['open-files', '15', '16 to 1024 files'],
    ['file-size', '1025', '1 to 1024 MiB'],
    ['deadline', '600.1', '1 to 600 seconds'],
    ['deadline', '0', '1 to 600 seconds'],
    ['output', '131073', '1 to 131072 KiB'],
  ])('%s=%s is refused with the range, not clamped', (id, text, range) => {
    const refused = refusalOf(() => size(id, text));
    expect(refused).toEqual(badInput(range));
    expect(refused?.sentence).toContain(text);
  });

  test.each([
    '',
    ' ',
    'off',
    'max',
    'unlimited',
    '-1',
    '+64',
    '1e2',
    '0x40',
    '64MiB',
    '64 MiB',
    '٦٤',
    'NaN',
    'Infinity',
    '6_4',
    '64;1',
    '1'.repeat(30),
  ])('%j is none', (text) => {
    for (const layer of SIZED) {
      expect(refusalOf(() => parseLevel(layer, text, CAPACITY))).toEqual(
        badInput('is no size for'),
      );
    }
  });

  test('whatever is taken is in range, and is what was meant', () => {
    const texts = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.double({ min: -10, max: 200_000, noNaN: true }).map(String),
      fc.nat(200_000).map(String),
    );
    fc.assert(
      fc.property(fc.constantFrom(...SIZED), texts, (layer, text) => {
        fc.pre(refusalOf(() => parseLevel(layer, text, CAPACITY)) === null);
        const level = Number(parseLevel(layer, text, CAPACITY));
        expect(level).toBe(Number(text));
        expect(level).toBeGreaterThanOrEqual(layer.minimum);
        expect(level).toBeLessThanOrEqual(describeLayer(layer, CAPACITY).ceiling ?? 0);
      }),
      { numRuns: 500 },
    );
  });

  test('has a ceiling by the engine’s machine', () => {
    const small = { memoryMiB: 1000, cpus: 1 };
    expect(refusalOf(() => parseLevel(layerNamed('memory'), '501', small))).toEqual(
      badInput('16 to 500 MiB'),
    );
    expect(refusalOf(() => parseLevel(layerNamed('cpu'), '1', small))).toEqual(
      badInput('0.1 to 0.75 cores'),
    );
  });
});

describe('what needs consent', () => {
  test.each([
    ['seccomp', 'off'],
    ['lsm', 'unconfined'],
    ['ipc', 'shareable'],
    ['proc-paths', 'unmasked'],
  ])('%s=%s, below Docker’s own default', (id, level) => {
    const [sentence, ...others] = weakeningsOf({ ...HARDENED, [id]: level });
    expect(sentence).toContain(layerNamed(id).title);
    expect(others).toEqual([]);
  });

  test('nothing that a plain docker run gives', () => {
    const levels = resolveLevels(request({ preset: 'docker-default' }));
    expect(weakeningsOf(levels)).toEqual([]);
    expect(weakeningsOf({ ...HARDENED, 'cgroup-namespace': 'host', user: 'root' })).toEqual([]);
  });
});
