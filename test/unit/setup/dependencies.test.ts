import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isInstalled } from '../../../build/setup/dependencies.mjs';
import { inRepository } from '../../../build/setup/repository.mjs';

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

describe('whether the dependencies are current', () => {
  const locked = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/a-linux': { version: '1.0.0', optional: true },
    'node_modules/a-darwin': { version: '1.0.0', optional: true },
  };
  const installed = {
    'node_modules/a': { version: '1.0.0' },
    'node_modules/a-linux': { version: '1.0.0', optional: true },
  };

  test('they are, without the optional packages of other systems', () => {
    expect(isInstalled(locked, installed)).toBe(true);
  });

  test.each([
    ['one is missing', { 'node_modules/a-linux': { version: '1.0.0' } }],
    ['one is of another version', { ...installed, 'node_modules/a': { version: '1.0.1' } }],
    [
      'an optional one is of another version',
      { ...installed, 'node_modules/a-linux': { version: '2.0.0' } },
    ],
    ['one is there that was given up', { ...installed, 'node_modules/b': { version: '1.0.0' } }],
  ])('they are not when %s', (_, there) => {
    expect(isInstalled(locked, there)).toBe(false);
  });
});

describe('the lock file', () => {
  const { packages } = JSON.parse(readFileSync(inRepository('package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, Locked>>;
  };
  const paths = Object.keys(packages).filter((path) => path !== '');

  test('has the hash of every package', () => {
    expect(paths.filter((path) => packages[path]?.integrity === undefined)).toEqual([]);
  });

  test('has the optional packages of every system, without which npm ci fails there', () => {
    const names = new Set(paths.map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)));
    const wanted = Object.values(packages).flatMap((entry) =>
      Object.keys(entry.optionalDependencies ?? {}),
    );
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.filter((name) => !names.has(name))).toEqual([]);
  });

  test('names no registry', () => {
    expect(readFileSync(inRepository('package-lock.json'), 'utf8')).not.toContain('"resolved"');
  });
});
