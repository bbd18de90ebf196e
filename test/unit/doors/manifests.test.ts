/** The way through a language's folder: a manifest grants nothing but its commands and higher defaults. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createOptions } from '../../../electron/engine/docker/create-options.ts';
import { hostTraits } from '../../../electron/engine/traits.ts';
import { readCatalogue } from '../../../electron/images/catalogue.ts';
import { composeSpec } from '../../../shared/layers/compose.ts';
import type { Language } from '../../../shared/languages/language.ts';
import { LAYERS } from '../../../shared/layers/index.ts';
import { resolveLevels } from '../../../shared/layers/levels.ts';
import { ENGINE_FACTS } from '../support/engine-facts.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { DOORS, faultsOf, type Body } from './support/doors.ts';

const GOOD = {
  id: 'evil',
  name: 'Evil',
  toolchain: 'none',
  remark: null,
  endings: ['.evil'],
  untitled: 'main.evil',
  editorId: 'evil',
  compile: null,
  run: ['evil', '{entry}'],
  hold: { compile: null, run: null },
  executableScratch: true,
  raisedDefaults: {},
  sample: 'sample.evil',
};

/** @returns the language as the catalogue reads it from a real folder; null when it refuses it */
function read(change: object): Language | null {
  const folder = scratchFolder();
  mkdirSync(path.join(folder, 'evil'));
  writeFileSync(path.join(folder, 'evil', 'manifest.json'), JSON.stringify({ ...GOOD, ...change }));
  writeFileSync(path.join(folder, 'evil', 'sample.evil'), '');
  try {
    return readCatalogue(folder)[0] ?? null;
  } catch {
    return null;
  }
}

function bodyFor(language: Language): Body {
  const levels = resolveLevels({
    preset: 'hardened',
    overrides: {},
    language,
    host: hostTraits(ENGINE_FACTS, []),
  });
  const { executableScratch } = language;
  const options = createOptions({
    name: 'glovebox-x',
    image: 'sha256:1ace',
    command: ['/usr/lib/glovebox/launcher'],
    spec: composeSpec(levels, { executableScratch, runtimeNamed: () => null }),
    networkName: null,
    labels: {},
  });
  return JSON.parse(JSON.stringify(options)) as Body;
}

/** JSON has no word for a field that is left out. */
const WAYS = DOORS.flatMap(({ name, ways }) =>
  ways.filter((way) => !Object.values(way).includes(undefined)).map((way) => ({ name, way })),
);

describe('a hostile manifest', () => {
  test.each(WAYS)('cannot ask for $name by $way', ({ way }) => {
    expect(read(way)).toBeNull();
    expect(read({ HostConfig: way })).toBeNull();
    expect(read({ raisedDefaults: way })).toBeNull();
  });

  test.each<[string, object]>([
    ['levels', { levels: { user: 'root' } }],
    ['a preset', { preset: 'docker-default' }],
    ['an image', { image: 'evil' }],
    ['a user', { user: '0:0' }],
    ['a layer that is no size', { raisedDefaults: { network: 1 } }],
    ['a size of no number', { raisedDefaults: { memory: '64' } }],
    ['a size below nothing', { raisedDefaults: { processes: -1 } }],
    ['no limit', { raisedDefaults: { processes: 0 } }],
    ['half a process', { raisedDefaults: { processes: 64.5 } }],
    ['a sample elsewhere', { sample: '../../../etc/passwd' }],
    ['a folder elsewhere', { id: '../evil' }],
    ['a gate elsewhere', { hold: { compile: null, run: { at: 'touch', file: '/etc/passwd' } } }],
    ['a gate above', { hold: { compile: null, run: { at: 'touch', file: './../x' } } }],
    ['a gate of its own making', { hold: { compile: null, run: { at: 'exec', file: './x' } } }],
  ])('cannot have %s', (_what, change) => {
    expect(read(change)).toBeNull();
  });

  test('whatever sizes it raises stays under the ceilings, with every door closed', () => {
    const sized = LAYERS.filter(({ kind }) => kind === 'sized').map(({ id }) => id);
    const anySize = fc.oneof(
      fc.nat(2 ** 31),
      fc.double({ min: -10, max: 1e12, noNaN: true }),
      fc.constantFrom(Number.MAX_VALUE, Number.MIN_VALUE, 1e9),
    );
    let taken = 0;
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...sized), anySize), (raisedDefaults) => {
        const language = read({ raisedDefaults });
        if (language === null) return;
        taken += 1;
        expect(faultsOf(bodyFor(language))).toEqual([]);
      }),
      { numRuns: 150 },
    );
    expect(taken).toBeGreaterThan(20);
  });
});
