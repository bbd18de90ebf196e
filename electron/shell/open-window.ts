/** Opening the window, and bringing it to the front again. */
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { APP_DOCUMENT } from './app-address.ts';

/**
 * @param Window Electron's class
 * @returns once the page is loaded, or the window was closed before that
 * @throws Error when the page cannot be loaded
 */
export async function openWindow(
  Window: new (options: BrowserWindowConstructorOptions) => BrowserWindow,
  options: BrowserWindowConstructorOptions,
): Promise<void> {
  const window = new Window(options);
  window.once('ready-to-show', () => window.show());
  try {
    await window.loadURL(APP_DOCUMENT);
  } catch (error) {
    if (!window.isDestroyed()) throw error;
  }
}

/** What a second start of the application does instead of starting. */
export function bringToFront(window: BrowserWindow | undefined): void {
  if (window?.isMinimized() === true) window.restore();
  window?.focus();
}
