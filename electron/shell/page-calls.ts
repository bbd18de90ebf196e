/**
 * Electron's door: the page's calls, each sender checked, and a session for each page.
 *
 * A page's session opens with its first call, and closes when another document
 * takes its place, its process dies or its window goes. Output is held back by
 * the contract's own acknowledgements, so that nothing piles up on its way.
 */
import type { IpcMain, WebContents } from 'electron';
import type { Application, Session } from '../application.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts';
import { isOwnPage } from './sender-check.ts';

/** @param application may still be starting: calls wait for it */
export function answerPageCalls(
  ipcMain: Pick<IpcMain, 'handle'>,
  application: Promise<Application>,
): void {
  const sessions = new PageSessions();
  ipcMain.handle(CALL_CHANNEL, async ({ sender, senderFrame }, name: unknown, input: unknown) => {
    if (!isOwnPage(senderFrame)) throw new Error('This is not the application’s page.');
    if (typeof name !== 'string') throw new Error('A call has a name.');
    const opener = await application;
    // Meanwhile the window may have gone, or another document have come.
    if (sender.isDestroyed() || !isOwnPage(senderFrame)) throw new Error('The page has gone.');
    return sessions.of(sender, opener).call(name, input);
  });
}

class PageSessions {
  readonly #open = new Map<WebContents, Session>();
  readonly #watched = new WeakSet<WebContents>();

  /** @returns the session of the contents' present page, opened if there is none */
  of(contents: WebContents, application: Application): Session {
    this.#watch(contents);
    const open = this.#open.get(contents);
    if (open !== undefined) return open;
    const session = application.openSession((event) => {
      if (!contents.isDestroyed()) contents.send(EVENT_CHANNEL, event);
    });
    this.#open.set(contents, session);
    return session;
  }

  #watch(contents: WebContents): void {
    if (this.#watched.has(contents)) return;
    this.#watched.add(contents);
    const close = () => {
      this.#open.get(contents)?.close();
      this.#open.delete(contents);
    };
    contents.on('did-navigate', close);
    contents.on('render-process-gone', close);
    contents.on('destroyed', close);
  }
}
