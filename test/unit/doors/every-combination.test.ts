/** At the lowest level: whatever is asked for, what an engine is told opens no door. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createOptions } from '../../../electron/engine/docker/create-options.ts';
import { hostTraits } from '../../../electron/engine/traits.ts';
import type { EngineFacts } from '../../../electron/engine/container-engine.ts';
import { readCatalogue } from '../../../electron/images/catalogue.ts';
import { composeSpec } from '../../../shared/layers/compose.ts';
import { LAYERS } from '../../../shared/layers/index.ts';
import { resolveLevels } from '../../../shared/layers/levels.ts';
import { PRESETS } from '../../../shared/layers/presets.ts';
import { inRepository } from '../../../build/setup/repository.mjs';
import { GloveboxError } from '../../../shared/outcome.ts';
import { anyContext, anyLevels } from '../shared/layers/support/any-levels.ts';
import { ENGINE_FACTS } from '../support/engine-facts.ts';
import { DOORS, faultsOf, type Body } from './support/doors.ts';

const LANGUAGES = readCatalogue(inRepository('images'));

/** The body as the engine gets it: what JSON leaves of the options. */
function bodyOf(
  levels: Readonly<Record<string, string>>,
  context: Parameters<typeof composeSpec>[1],
) {
  const spec = composeSpec(levels, context);
  const options = createOptions({
    name: 'glovebox-x',
    image: 'sha256:1ace',
    command: ['/usr/lib/glovebox/launcher'],
    spec,
    networkName: spec.network === 'none' ? null : 'glovebox-x',
    labels: { glovebox: 'x', 'glovebox.instance': 'y', 'glovebox.run': 'z' },
  });
  return JSON.parse(JSON.stringify(options)) as Body & { HostConfig: Body };
}

const anyEngine: fc.Arbitrary<EngineFacts> = fc
  .record({
    memoryBytes: fc.oneof(fc.constantFrom(0, 1, 2 ** 53), fc.nat(2 ** 40)),
    cpus: fc.oneof(fc.constantFrom(0, 1, 0.5, 1024), fc.nat(256)),
    cgroupVersion: fc.constantFrom<(1 | 2)[]>(1, 2),
    runtimes: fc.subarray(['runc', 'runsc', 'kata-runtime', 'crun', 'youki']),
  })
  .map((facts): EngineFacts => ({ ...ENGINE_FACTS, ...facts }));

/** What a call gives, or the code and the sentence with which it refuses. */
function orRefusal<T>(act: () => T): T | string {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof GloveboxError)) throw error;
    return `${error.code}: ${error.message}`;
  }
}

describe('no door is open', () => {
  test('for any levels whatever', () => {
    fc.assert(
      fc.property(anyLevels, anyContext, (levels, context) => {
        expect(faultsOf(bodyOf(levels, context))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('for any preset and overrides, language, engine and runtime: a valid body or one refusal', () => {
    const seen: string[] = [];
    fc.assert(
      fc.property(
        fc.constantFrom(...PRESETS.map(({ id }) => id)),
        anyLevels,
        fc.subarray(LAYERS.map(({ id }) => id)),
        fc.constantFrom(...LANGUAGES),
        anyEngine,
        fc.subarray(['gvisor', 'kata']),
        (preset, levels, overridden, language, facts, working) => {
          const overrides = Object.fromEntries(overridden.map((id) => [id, levels[id] ?? '']));
          const host = hostTraits(facts, working);
          const levelsOrRefusal = orRefusal(() =>
            resolveLevels({ preset, overrides, language, host }),
          );
          // Sizes of a large engine on a small one, and levels that must not meet.
          seen.push(typeof levelsOrRefusal === 'string' ? 'refused' : 'made');
          const faults =
            typeof levelsOrRefusal === 'string'
              ? [levelsOrRefusal].filter(
                  (said) => !/^(bad-input: .* is no size for |refused: Root with )/.test(said),
                )
              : faultsOf(
                  bodyOf(levelsOrRefusal, {
                    executableScratch: language.executableScratch,
                    runtimeNamed: (level) => (level === 'runc' ? null : `${level}-runtime`),
                  }),
                );
          expect(faults).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
    expect(seen.filter((one) => one === 'made').length).toBeGreaterThan(50);
    expect(seen.filter((one) => one === 'refused').length).toBeGreaterThan(20);
  });
});

describe('the doors are seen when they are open', () => {
  const levels = resolveLevels({
    preset: 'hardened',
    overrides: {},
    language: { raisedDefaults: {} },
    host: hostTraits(ENGINE_FACTS, []),
  });
  const good = bodyOf(levels, { executableScratch: false, runtimeNamed: () => null });

  test.each(DOORS.flatMap((door) => door.ways.map((way) => ({ door: door.name, way }))))(
    '$door: $way',
    ({ door, way }) => {
      expect(faultsOf(good)).toEqual([]);
      expect(faultsOf({ ...good, HostConfig: { ...good.HostConfig, ...way } })).toContain(door);
    },
  );

  test.each([
    ['a field that nobody thought of', { HostConfig: { ...good.HostConfig, CgroupParent: '/' } }],
    ['a key of the body', { ...good, Healthcheck: { Test: ['CMD', 'x'] } }],
    ['a user of the host', { ...good, User: '1000' }],
    ['an image by its name', { ...good, Image: 'evil' }],
    ['another first process', { ...good, Cmd: ['sh'] }],
    ['an environment', { ...good, Env: ['LD_PRELOAD=/x'] }],
    [
      'a profile of somebody else',
      { ...good, HostConfig: { ...good.HostConfig, SecurityOpt: ['apparmor=evil'] } },
    ],
    [
      'a filter that lets all pass',
      {
        ...good,
        HostConfig: {
          ...good.HostConfig,
          SecurityOpt: ['seccomp={"defaultAction":"SCMP_ACT_ALLOW","glovebox":"default"}'],
        },
      },
    ],
  ])('and so is %s', (_what, body) => {
    expect(faultsOf(body)).not.toEqual([]);
  });
});
