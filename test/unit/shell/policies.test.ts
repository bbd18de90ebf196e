import { describe, expect, test } from 'vitest';
import { APP_SCHEME } from '../../../electron/shell/app-address.ts';
import { externalLink, linksOf } from '../../../electron/shell/external-links.ts';
import { menuTemplate } from '../../../electron/shell/menu.ts';
import { mayLoad, OFFLINE_SWITCHES } from '../../../electron/shell/network-policy.ts';
import { windowOptions } from '../../../electron/shell/window-options.ts';
import { LAYERS } from '../../../shared/layers/index.ts';

describe('the window', () => {
  test('is isolated, sandboxed and without Node, whoever builds it', () => {
    for (const developing of [true, false]) {
      expect(windowOptions('/preload.cjs', developing).webPreferences).toEqual({
        preload: '/preload.cjs',
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        plugins: false,
        navigateOnDragDrop: false,
        disableDialogs: true,
        spellcheck: false,
        devTools: developing,
      });
    }
  });
});

test('the scheme has a real, secure origin and no privilege beyond that', () => {
  expect(APP_SCHEME).toEqual({
    scheme: 'glovebox',
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  });
});

describe('a link', () => {
  const cited = [
    {
      sources: [
        { title: 'Seccomp', url: 'https://docs.docker.com/engine/security/seccomp/' },
        { title: 'A manual', url: 'https://man7.org' },
        { title: 'Plain', url: 'http://man7.org/plain' },
        { title: 'Broken', url: 'not a url' },
      ],
    },
  ];
  const known = linksOf(cited);

  test('that a layer cites opens outside', () => {
    const url = 'https://docs.docker.com/engine/security/seccomp/';
    expect(externalLink(url, known)).toBe(url);
    expect(externalLink('https://man7.org', known)).toBe('https://man7.org/');
  });

  test.each([
    'https://docs.docker.com/engine/security/seccomp/?text=of-the-user',
    'https://docs.docker.com/engine/security/seccomp/#text-of-the-user',
    'https://docs.docker.com/other',
    'https://docs.docker.com.evil.example/engine/security/seccomp/',
    'https://user@man7.org/',
    'http://man7.org/plain',
    'http://man7.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://man7.org/',
    'vscode://man7.org/',
    'ms-msdt:/id',
    'not a url',
    '',
  ])('%j does not', (url) => {
    expect(externalLink(url, known)).toBeNull();
  });

  test('that this application’s layers cite is https and known', () => {
    const links = linksOf(LAYERS);
    const urls = LAYERS.flatMap(({ sources }) => sources.map(({ url }) => url));
    expect(urls.filter((url) => externalLink(url, links) === null)).toEqual([]);
    expect(links.size).toBeGreaterThan(0);
  });
});

describe('the network', () => {
  test.each(['glovebox://app/', 'blob:glovebox://app/1', 'data:image/png;base64,AAAA'])(
    'is not needed for %s',
    (url) => expect(mayLoad(url, false)).toBe(true),
  );
  test.each([
    'http://127.0.0.1/',
    'https://example.com/',
    'ws://127.0.0.1:2375/',
    'wss://example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'chrome-extension://a/',
    'not a url',
  ])('is not there for %s', (url) => {
    expect(mayLoad(url, true)).toBe(false);
  });
  test('lets the developer tools load where there are any', () => {
    expect(mayLoad('devtools://devtools/bundled/inspector.html', true)).toBe(true);
    expect(mayLoad('devtools://devtools/bundled/inspector.html', false)).toBe(false);
  });
  test('knows no names', () => {
    expect(OFFLINE_SWITCHES).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND']);
    expect(OFFLINE_SWITCHES).toContainEqual(['disable-background-networking']);
  });
});

describe('the menu', () => {
  const words = (platform: NodeJS.Platform, developing: boolean) =>
    JSON.stringify(menuTemplate(platform, developing));

  test('offers the developer tools to developers alone', () => {
    expect(words('linux', true)).toContain('toggleDevTools');
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      expect(words(platform, false)).not.toMatch(/toggleDevTools|reload/i);
    }
  });

  test('quits and edits on every system', () => {
    expect(words('darwin', false)).toContain('appMenu');
    expect(words('linux', false)).toContain('quit');
    expect(words('win32', false)).toContain('editMenu');
  });
});
