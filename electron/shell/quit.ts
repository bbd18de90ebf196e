/** Quitting: every run is ended and its container gone first, within a bound. */
import type { App } from 'electron';

/** Removing a container takes well below a second; an engine that hangs must not keep us. */
const CLOSING_MS = 10_000;

/**
 * @param close ends every run; whatever remains after the bound, the next start sweeps
 * @param onFailure hears why closing failed
 */
export function closeBeforeQuit(
  app: App,
  close: () => Promise<void>,
  onFailure: (error: unknown) => void,
  withinMs: number = CLOSING_MS,
): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void Promise.race([close(), timeout(withinMs)])
      .catch(onFailure)
      .finally(() => {
        state = 'closed';
        app.quit();
      });
  });
}

function timeout(milliseconds: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(
      () => reject(new Error(`Closing took longer than ${milliseconds} ms`)),
      milliseconds,
    ).unref();
  });
}
