import { describe, expect, test } from 'vitest';
import { appPathOf, isAppDocument } from '../../../electron/shell/app-address.ts';
import { mayNavigate } from '../../../electron/shell/navigation-policy.ts';
import { mayUse } from '../../../electron/shell/permission-policy.ts';
import { isOwnPage } from '../../../electron/shell/sender-check.ts';

const OWN = ['glovebox://app/', 'glovebox://app/#anything', 'glovebox://app/./'];

/** None of these is the application's document. */
const HOSTILE = [
  'glovebox://app.evil/',
  'glovebox://evil.app/',
  'glovebox://app@evil/',
  'glovebox://evil@app/',
  'glovebox://user:pass@app/',
  'glovebox://app:80/',
  'glovebox://app\\@evil/',
  'glovebox://app%2eevil/',
  'glovebox://APP/',
  'GLOVEBOX://APP/../',
  'glovebox://app./',
  'glovebox:///app/',
  'glovebox:app/',
  'glovebox://',
  'glovebox://app/icon.svg',
  'glovebox://app/assets/index-AbCd1234.js',
  'glovebox://app/?query',
  'glovebox://app//evil/',
  'glovebox-evil://app/',
  'http://app/',
  'https://glovebox/app/',
  'http://127.0.0.1/',
  'file:///glovebox://app/',
  'file:///etc/passwd',
  'about:blank',
  'about:srcdoc',
  'data:text/html,glovebox://app/',
  'blob:glovebox://app/0b5c',
  'javascript:location="glovebox://app/"',
  'devtools://app/',
  'chrome://settings/',
  'view-source:glovebox://app/',
  'filesystem:glovebox://app/temporary/',
  ' glovebox://app.evil/',
  '',
];

describe('the application’s own document', () => {
  test.each(OWN)('is %j', (url) => expect(isAppDocument(url)).toBe(true));
  test.each(HOSTILE)('is not %j', (url) => expect(isAppDocument(url)).toBe(false));
});

test('a path never leaves the application’s own addresses', () => {
  expect(appPathOf('glovebox://app/a/../../../etc/passwd')).toBe('/etc/passwd');
  expect(appPathOf('glovebox://app/%2e%2e/%2e%2e/x')).toBe('/x');
  expect(appPathOf('glovebox://evil/x')).toBeNull();
});

describe('a message is taken from the page alone', () => {
  const frame = (url: string) => ({ url, parent: null });

  test.each(OWN)('from %j', (url) => expect(isOwnPage(frame(url))).toBe(true));
  test.each(HOSTILE)('not from %j', (url) => expect(isOwnPage(frame(url))).toBe(false));

  test('not from a frame inside it, even of the same address', () => {
    const parent = frame('glovebox://app/') as unknown as Electron.WebFrameMain;
    expect(isOwnPage({ url: 'glovebox://app/', parent })).toBe(false);
  });

  test('not from a frame that has gone', () => {
    expect(isOwnPage(null)).toBe(false);
  });
});

describe('the window goes', () => {
  test.each(OWN)('to %j', (url) => expect(mayNavigate(url, true)).toBe(true));
  test.each(HOSTILE)('not to %j', (url) => expect(mayNavigate(url, true)).toBe(false));
  test('nowhere in a frame inside it', () => {
    expect(mayNavigate('glovebox://app/', false)).toBe(false);
  });
});

describe('the page may', () => {
  const DENIED = [
    'clipboard-read',
    'deprecated-sync-clipboard-read',
    'media',
    'display-capture',
    'geolocation',
    'notifications',
    'midi',
    'midiSysex',
    'pointerLock',
    'keyboardLock',
    'fullscreen',
    'openExternal',
    'fileSystem',
    'hid',
    'serial',
    'usb',
    'local-network-access',
    'loopback-network',
    'storage-access',
    'unknown',
    '',
  ];
  test('write to the clipboard', () => {
    expect(mayUse('clipboard-sanitized-write', 'glovebox://app/', true)).toBe(true);
  });
  test.each(DENIED)('not %j', (permission) => {
    expect(mayUse(permission, 'glovebox://app/', true)).toBe(false);
  });
  test.each(HOSTILE)('nothing as %j', (url) => {
    expect(mayUse('clipboard-sanitized-write', url, true)).toBe(false);
  });
  test('nothing in a frame, and nothing without an address', () => {
    expect(mayUse('clipboard-sanitized-write', 'glovebox://app/', false)).toBe(false);
    expect(mayUse('clipboard-sanitized-write', undefined, true)).toBe(false);
  });
});
