import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const pressed = (key: string, change: Partial<KeyboardEvent> = {}) =>
  ({
    key,
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...change,
  }) as KeyboardEvent;

describe.each([
  { system: 'Linux x86_64', command: 'ctrlKey', other: 'metaKey' },
  { system: 'MacIntel', command: 'metaKey', other: 'ctrlKey' },
] as const)('on $system', ({ system, command, other }) => {
  beforeEach(() => {
    vi.resetModules();
    vi.stubGlobal('navigator', { platform: system });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('knows a key with what must be held, and with nothing else', async () => {
    const { isPressed, RUN } = await import('../../../renderer/design/shortcut.ts');
    expect(isPressed(RUN, pressed('Enter', { [command]: true }))).toBe(true);
    expect(isPressed(RUN, pressed('Enter', { [other]: true }))).toBe(false);
    expect(isPressed(RUN, pressed('Enter', { [command]: true, shiftKey: true }))).toBe(false);
  });

  it('knows a key by its place where Alt makes another character of it', async () => {
    const { isPressed } = await import('../../../renderer/design/shortcut.ts');
    const alt = (key: string, code: string) => pressed(key, { code, altKey: true });
    expect(isPressed({ key: 'n', alt: true }, alt('Dead', 'KeyN'))).toBe(true);
    expect(isPressed({ key: 'r', alt: true }, alt('®', 'KeyR'))).toBe(true);
    expect(isPressed({ key: '1', alt: true }, alt('&', 'Digit1'))).toBe(true);
    expect(isPressed({ key: '2', alt: true }, alt('&', 'Digit1'))).toBe(false);
    // By its letter where it still is one: in Dvorak's layout N stands where others have L.
    expect(isPressed({ key: 'n', alt: true }, alt('n', 'KeyL'))).toBe(true);
    expect(isPressed({ key: 'l', alt: true }, alt('n', 'KeyL'))).toBe(false);
    expect(isPressed({ key: 'PageUp', alt: true }, alt('PageUp', 'Numpad9'))).toBe(true);
  });
});
