import { describe, expect, test } from 'vitest';
import { npmCommand, npmTrouble } from '../../../build/setup/npm.mjs';

describe('which npm is run', () => {
  test('the one that started us, by the same Node', () => {
    const env = { npm_execpath: '/usr/lib/node_modules/npm/bin/npm-cli.js' };
    expect(npmCommand(['ci'], { platform: 'linux', env }, '/usr/bin/node')).toEqual({
      file: '/usr/bin/node',
      args: ['/usr/lib/node_modules/npm/bin/npm-cli.js', 'ci'],
    });
  });

  test("the PATH's, when another package manager or none started us", () => {
    const env = { npm_execpath: '/usr/lib/node_modules/yarn/bin/yarn.js', PATH: '' };
    expect(npmCommand(['ci'], { platform: 'linux', env }, '/usr/bin/node')).toEqual({
      file: 'npm',
      args: ['ci'],
    });
  });

  test('the one beside Node on Windows, where the other is a script of cmd.exe', () => {
    const node = 'C:\\Program Files\\nodejs\\node.exe';
    expect(npmCommand(['ci'], { platform: 'win32', env: {} }, node)).toEqual({
      file: node,
      args: ['C:\\Program Files\\nodejs\\node_modules\\npm\\bin\\npm-cli.js', 'ci'],
    });
  });
});

describe('why it failed', () => {
  test.each([
    ['npm error code ECONNREFUSED', 'unreachable'],
    ['npm error code EAI_AGAIN', 'unreachable'],
    ['npm error code ENOTFOUND', 'unreachable'],
    ['npm error code ETIMEDOUT', 'unreachable'],
    ['npm error code ENOTCACHED', 'unreachable'],
    ['npm error code ENOSPC', 'disk-full'],
    ['npm error code EINTEGRITY', 'altered'],
    ['npm error code EACCES', 'permission'],
    [
      'npm error `npm ci` can only install packages when your package.json and package-lock.json or npm-shrinkwrap.json are in sync.',
      'out-of-step',
    ],
    ['npm error code E500', 'other'],
  ])('%s: %s', (line, trouble) => {
    expect(npmTrouble([line])).toBe(trouble);
  });
});
