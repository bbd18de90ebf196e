import { describe, expect, test } from 'vitest';
import { browserAdvice, browserPlaces, findBrowser } from '../../../build/setup/browser.mjs';
import { readHost } from '../../../build/setup/host.mjs';
import type { SystemFamily } from '../../../build/setup/os-release.mjs';

describe('where a browser may be', () => {
  test('on macOS among the applications, the own ones last', () => {
    const places = browserPlaces({ platform: 'darwin', env: {}, home: '/Users/ada' });
    expect(places[0]).toBe('/Applications/Chromium.app/Contents/MacOS/Chromium');
    expect(places).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    expect(places.at(-1)).toMatch(/^\/Users\/ada\/Applications\//);
  });

  test('on Windows below the folders that the environment names', () => {
    const env = { ProgramFiles: 'C:\\Program Files' };
    expect(browserPlaces({ platform: 'win32', env, home: '' })).toContain(
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    );
  });

  test('the one that was named, which must be there', () => {
    const host = readHost();
    const named = { ...host, env: { ...host.env, GLOVEBOX_CHROMIUM: process.execPath } };
    expect(findBrowser(named)).toBe(process.execPath);
    const missing = { ...host, env: { ...host.env, GLOVEBOX_CHROMIUM: '/no/such/browser' } };
    expect(() => findBrowser(missing)).toThrow('/no/such/browser');
  });
});

test('every system has an advice, and Ubuntu one of its own', () => {
  const host = readHost();
  const families: SystemFamily[] = [
    'debian',
    'fedora',
    'arch',
    'suse',
    'alpine',
    'other-linux',
    'macos',
    'windows',
    'other',
  ];
  for (const family of families) {
    expect(browserAdvice({ ...host, systemId: 'any', family }).join()).toMatch(/[Cc]hromium/);
  }
  expect(browserAdvice({ ...host, systemId: 'ubuntu', family: 'debian' }).join()).toContain('snap');
});
