import type { App, Session, WebContents, WebRequest } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { guardApp } from '../../../electron/shell/app-guards.ts';
import { guardContents } from '../../../electron/shell/contents-guards.ts';
import { guardSession } from '../../../electron/shell/session-guards.ts';
import { emitterWith, preventable, standIn } from './support/fakes.ts';

/** Whatever Electron wants to be called back with. */
type Answer = (...parameters: unknown[]) => void;

const LINK = 'https://man7.org/linux/man-pages/man7/capabilities.7.html';

describe('a web contents', () => {
  type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

  function guarded() {
    const openExternal = vi.fn<Answer>();
    let openHandler: OpenHandler | undefined;
    const setWebRTCIPHandlingPolicy = vi.fn<Answer>();
    const { whole, emitter } = emitterWith<WebContents>({
      setWindowOpenHandler: (handler) => {
        openHandler = handler;
      },
      setWebRTCIPHandlingPolicy,
    });
    guardContents(whole, { links: new Set([LINK]), openExternal });
    const open = (url: string) => openHandler?.(standIn<Electron.HandlerDetails>({ url }));
    return { emitter, openExternal, open, setWebRTCIPHandlingPolicy };
  }

  test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])(
    'goes nowhere but to its document (%s)',
    (event) => {
      const { emitter } = guarded();
      const away = preventable({ url: 'https://evil.example/', isMainFrame: true });
      const inside = preventable({ url: 'glovebox://app/', isMainFrame: false });
      const home = preventable({ url: 'glovebox://app/', isMainFrame: true });
      for (const details of [away, inside, home]) emitter.emit(event, details);
      expect([away, inside, home].map((details) => details.defaultPrevented)).toEqual([
        true,
        true,
        false,
      ]);
    },
  );

  test('opens no window; a known link opens in the system’s browser', () => {
    const { open, openExternal } = guarded();
    expect(open('https://evil.example/')).toEqual({ action: 'deny' });
    expect(open('glovebox://app/')).toEqual({ action: 'deny' });
    expect(open('about:blank')).toEqual({ action: 'deny' });
    expect(openExternal).not.toHaveBeenCalled();
    expect(open(LINK)).toEqual({ action: 'deny' });
    expect(openExternal.mock.calls).toEqual([[LINK]]);
  });

  test('has no webview and pairs with no device', () => {
    const { emitter } = guarded();
    const webview = preventable({});
    emitter.emit('will-attach-webview', webview, {}, {});
    expect(webview.defaultPrevented).toBe(true);
    const bluetooth = preventable({});
    const answer = vi.fn<Answer>();
    emitter.emit('select-bluetooth-device', bluetooth, [{ deviceId: 'x' }], answer);
    expect(bluetooth.defaultPrevented).toBe(true);
    expect(answer.mock.calls).toEqual([['']]);
  });

  test('tells no one its network addresses', () => {
    const { setWebRTCIPHandlingPolicy } = guarded();
    expect(setWebRTCIPHandlingPolicy).toHaveBeenCalledWith('disable_non_proxied_udp');
  });
});

describe('the session', () => {
  type Handler<Name extends keyof Session> = Session[Name] extends (
    handler: infer Given extends object | null,
    ...rest: never[]
  ) => unknown
    ? NonNullable<Given>
    : never;

  function guarded(developing = false) {
    const handlers = new Map<string, unknown>();
    const keep = (name: string) => (handler: unknown) => void handlers.set(name, handler);
    const setSpellCheckerEnabled = vi.fn<Answer>();
    const { whole, emitter } = emitterWith<Session>({
      setPermissionCheckHandler: keep('check'),
      setPermissionRequestHandler: keep('request'),
      setDevicePermissionHandler: keep('device'),
      setDisplayMediaRequestHandler: keep('display'),
      setBluetoothPairingHandler: keep('bluetooth'),
      setSpellCheckerEnabled,
      webRequest: standIn<WebRequest>({ onBeforeRequest: keep('web-request') }),
    });
    guardSession(whole, developing);
    const handler = <Name extends keyof Session>(name: string) =>
      handlers.get(name) as Handler<Name>;
    return { emitter, handler, setSpellCheckerEnabled };
  }

  const details = { requestingUrl: 'glovebox://app/', isMainFrame: true };
  const contents = standIn<WebContents>({});

  test('checks and grants one permission', () => {
    const { handler } = guarded();
    const check = handler<'setPermissionCheckHandler'>('check');
    const request = handler<'setPermissionRequestHandler'>('request');
    for (const [permission, granted] of [
      ['clipboard-sanitized-write', true],
      ['clipboard-read', false],
      ['media', false],
      ['usb', false],
    ] as const) {
      expect(check(contents, permission, 'glovebox://app', details)).toBe(granted);
      const answer = vi.fn<Answer>();
      request(contents, permission, answer, details);
      expect(answer.mock.calls).toEqual([[granted]]);
    }
  });

  test('gives no device, screen or pairing away', () => {
    const { handler } = guarded();
    expect(handler<'setDevicePermissionHandler'>('device')(standIn({}))).toBe(false);
    const display = vi.fn<Answer>();
    handler<'setDisplayMediaRequestHandler'>('display')(standIn({}), display);
    expect(display.mock.calls).toEqual([[null]]);
    const bluetooth = vi.fn<Answer>();
    handler<'setBluetoothPairingHandler'>('bluetooth')(standIn({}), bluetooth);
    expect(bluetooth.mock.calls).toEqual([[{ confirmed: false }]]);
  });

  test.each<[string, unknown[], unknown[]]>([
    ['select-hid-device', [{}], [null]],
    ['select-usb-device', [{}], []],
    ['select-serial-port', [[], contents], ['']],
  ])('selects nothing on %s', (event, before, nothing) => {
    const { emitter } = guarded();
    const selection = preventable({});
    const answer = vi.fn<Answer>();
    emitter.emit(event, selection, ...before, answer);
    expect(selection.defaultPrevented).toBe(true);
    expect(answer.mock.calls).toEqual([nothing]);
  });

  test.each([
    ['blob:glovebox://app/0b1d4c5e', false],
    ['glovebox://app/assets/index.js', true],
    ['https://evil.example/blob:glovebox://app/', true],
    ['blob:https://evil.example/0b1d4c5e', true],
    ['blob:glovebox://apple/0b1d4c5e', true],
    ['data:text/plain,x', true],
  ])('downloads only what the page has made itself: %s', (url, isPrevented) => {
    const { emitter } = guarded();
    const download = preventable({});
    emitter.emit('will-download', download, { getURL: () => url });
    expect(download.defaultPrevented).toBe(isPrevented);
  });

  test('hands no file out', () => {
    const { emitter } = guarded();
    const answer = vi.fn<Answer>();
    emitter.emit('file-system-access-restricted', preventable({}), {}, answer);
    expect(answer.mock.calls).toEqual([['deny']]);
  });

  test('loads nothing from a network', () => {
    const { handler } = guarded();
    const onBeforeRequest = handler<never>('web-request') as (
      details: { url: string },
      answer: (response: { cancel: boolean }) => void,
    ) => void;
    const cancelled = (url: string) => {
      const answer = vi.fn<(response: { cancel: boolean }) => void>();
      onBeforeRequest({ url }, answer);
      return answer.mock.calls[0]?.[0].cancel;
    };
    expect(cancelled('https://example.com/')).toBe(true);
    expect(cancelled('glovebox://app/')).toBe(false);
  });

  test('fetches no dictionaries', () => {
    expect(guarded().setSpellCheckerEnabled).toHaveBeenCalledWith(false);
  });
});

test.each<[string, unknown[], unknown[]]>([
  ['certificate-error', [{}, 'https://evil.example', 'net::ERR', {}], [false]],
  ['select-client-certificate', [{}, 'https://evil.example', [{}]], []],
  ['login', [{}, {}, {}], []],
])(
  'the application trusts no certificate and has no password for anyone: %s',
  (event, before, nothing) => {
    const { whole, emitter } = emitterWith<App>({});
    guardApp(whole);
    const question = preventable({});
    const answer = vi.fn<Answer>();
    emitter.emit(event, question, ...before, answer);
    expect(question.defaultPrevented).toBe(true);
    expect(answer.mock.calls).toEqual([nothing]);
  },
);
