import type { App } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { closeBeforeQuit } from '../../../electron/shell/quit.ts';
import { emitterWith, preventable } from './support/fakes.ts';

function quitting(close: () => Promise<void>, withinMs?: number) {
  const quit = vi.fn<() => void>();
  const onFailure = vi.fn<(error: unknown) => void>();
  const { whole, emitter } = emitterWith<App>({ quit });
  closeBeforeQuit(whole, close, onFailure, withinMs);
  /** @returns whether the application stays for now */
  const willQuit = () => {
    const event = preventable({});
    emitter.emit('will-quit', event);
    return event.defaultPrevented;
  };
  return { emitter, quit, onFailure, willQuit };
}

describe('quitting', () => {
  test('follows the last window', () => {
    const { emitter, quit } = quitting(async () => undefined);
    emitter.emit('window-all-closed');
    expect(quit).toHaveBeenCalledTimes(1);
  });

  test('waits until every run has ended, once', async () => {
    let closed: () => void = () => undefined;
    const close = vi.fn<() => Promise<void>>(
      () =>
        new Promise<void>((resolve) => {
          closed = resolve;
        }),
    );
    const { quit, willQuit, onFailure } = quitting(close);
    expect(willQuit()).toBe(true);
    expect(willQuit()).toBe(true);
    expect(close).toHaveBeenCalledTimes(1);
    expect(quit).not.toHaveBeenCalled();
    closed();
    await vi.waitFor(() => expect(quit).toHaveBeenCalledTimes(1));
    expect(willQuit()).toBe(false);
    expect(onFailure).not.toHaveBeenCalled();
  });

  test('does not wait for ever', async () => {
    const { quit, willQuit, onFailure } = quitting(() => new Promise(() => undefined), 30);
    expect(willQuit()).toBe(true);
    await vi.waitFor(() => expect(quit).toHaveBeenCalledTimes(1));
    expect(String(onFailure.mock.calls[0]?.[0])).toContain('longer than 30 ms');
    expect(willQuit()).toBe(false);
  });

  test('goes on when closing fails, and says so', async () => {
    const { quit, willQuit, onFailure } = quitting(() => Promise.reject(new Error('engine lost')));
    expect(willQuit()).toBe(true);
    await vi.waitFor(() => expect(quit).toHaveBeenCalledTimes(1));
    expect(String(onFailure.mock.calls[0]?.[0])).toContain('engine lost');
  });
});
