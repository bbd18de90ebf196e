import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { imageName, readSources } from '../../../electron/images/image-name.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

/** A language's folder as it is under images/, and the name of its image. */
function language() {
  const folder = scratchFolder();
  const file = (name: string): string => path.join(folder, name);
  writeFileSync(file('Dockerfile'), 'FROM base\n');
  writeFileSync(file('build'), '#!/bin/sh\n', { mode: 0o755 });
  mkdirSync(file('deep/down'), { recursive: true });
  writeFileSync(file('deep/down/data'), 'data');
  writeFileSync(file('manifest.json'), '{}');
  writeFileSync(file('sample.py'), 'print(1)');
  const sources = () => readSources(new Map([[folder, '']]));
  return {
    file,
    sources,
    name: (foundation = 'base') => imageName('python', sources(), foundation),
  };
}

describe('an image’s name', () => {
  test('is its kind and the hash of what it is built from', () => {
    expect(language().name()).toMatch(/^glovebox\/python:[0-9a-f]{12}$/);
  });

  test('is the same for the same, wherever that stands', () => {
    expect(language().name()).toBe(language().name());
  });

  test.each<[string, (made: ReturnType<typeof language>) => void]>([
    ['another content', ({ file }) => writeFileSync(file('Dockerfile'), 'FROM base \n')],
    ['another content deep down', ({ file }) => writeFileSync(file('deep/down/data'), 'date')],
    ['a file that may not be executed any more', ({ file }) => chmodSync(file('build'), 0o644)],
    ['a file of another name', ({ file }) => renameSync(file('build'), file('built'))],
    ['a file more', ({ file }) => writeFileSync(file('more'), '')],
    ['a file less', ({ file }) => rmSync(file('deep/down/data'))],
    [
      'content that moved from one file to the next',
      ({ file }) => {
        writeFileSync(file('Dockerfile'), 'FROM base\n#');
        writeFileSync(file('build'), '!/bin/sh\n');
      },
    ],
  ])('changes with %s', (_name, change) => {
    const made = language();
    const before = made.name();
    change(made);
    expect(made.name()).not.toBe(before);
  });

  test('changes with what the image stands on', () => {
    const { name } = language();
    expect(name('glovebox/base:1')).not.toBe(name('glovebox/base:2'));
  });

  test.each<[string, (made: ReturnType<typeof language>) => void]>([
    ['the manifest', ({ file }) => writeFileSync(file('manifest.json'), '{"id":"python"}')],
    ['the sample program', ({ file }) => writeFileSync(file('sample.py'), 'print(2)')],
    ['a page about it', ({ file }) => writeFileSync(file('README.md'), '# Python')],
    [
      'rights beyond those that a build can see',
      ({ file }) => chmodSync(file('Dockerfile'), 0o600),
    ],
    ['an empty folder', ({ file }) => mkdirSync(file('empty'))],
  ])('does not change with %s', (_name, change) => {
    const made = language();
    const before = made.name();
    change(made);
    expect(made.name()).toBe(before);
  });
});

test('the sources stand in the build’s context where they are wanted, with two kinds of rights', () => {
  const { file } = language();
  const { files } = readSources(new Map([[path.dirname(file('x')), 'launcher']]));
  expect([...files].map(([name, { mode }]) => [name, mode.toString(8)])).toEqual([
    ['launcher/Dockerfile', '644'],
    ['launcher/build', '755'],
    ['launcher/deep/down/data', '644'],
  ]);
});
