import { describe, expect, test } from 'vitest';
import {
  addressIn,
  applicationWindow,
  forwardingLine,
  whyNoWindow,
} from '../../../build/setup/shell-choice.mjs';
import { releaseUrl } from '../../../build/setup/electron-binary.mjs';

describe('whether a window is opened', () => {
  const desk = { platform: 'linux', uid: 1000, env: { DISPLAY: ':0' }, noOpen: false } as const;

  test.each([
    {},
    { env: { WAYLAND_DISPLAY: 'wayland-0' } },
    { platform: 'darwin', env: {}, uid: 501 },
    { platform: 'win32', env: {}, uid: null },
  ] as const)('it is: %o', (facts) => {
    expect(whyNoWindow({ ...desk, ...facts })).toBeNull();
  });

  test.each([
    [{ env: {} }, /no display/],
    [{ env: { DISPLAY: '' } }, /no display/],
    [{ uid: 0 }, /root/],
    [{ noOpen: true }, /asked/],
  ] as const)('it is not: %o', (facts, why) => {
    expect(whyNoWindow({ ...desk, ...facts })).toMatch(why);
  });
});

describe('the window', () => {
  test('has a profile of its own, and keeps its sandbox', () => {
    const { file, args } = applicationWindow(
      '/usr/bin/chromium',
      'file:///x/open.html',
      '/x/profile',
    );
    expect(file).toBe('/usr/bin/chromium');
    expect(args).toContain('--app=file:///x/open.html');
    expect(args).toContain('--user-data-dir=/x/profile');
    expect(args.join(' ')).not.toContain('no-sandbox');
  });
});

describe('the address', () => {
  test('is found in what serve prints', () => {
    expect(addressIn('Open http://127.0.0.1:40123/#token=a_b-C now')).toEqual({
      url: 'http://127.0.0.1:40123/#token=a_b-C',
      port: 40123,
    });
    expect(addressIn('nothing here: http://example.org/')).toBeNull();
  });

  test('is reached from elsewhere through the same port', () => {
    expect(forwardingLine(40123, { user: 'ada', hostname: 'box' })).toContain(
      'ssh -L 40123:127.0.0.1:40123 ada@box',
    );
  });
});

describe("Electron's release", () => {
  test('is where Electron puts it, or a mirror', () => {
    expect(releaseUrl('45.4.1', {})).toBe(
      'https://github.com/electron/electron/releases/download/v45.4.1/SHASUMS256.txt',
    );
    expect(releaseUrl('45.4.1', { ELECTRON_MIRROR: 'https://mirror.example/electron' })).toBe(
      'https://mirror.example/electron/v45.4.1/SHASUMS256.txt',
    );
  });
});
