/**
 * The page's own address in Electron, and how a URL is recognised as that.
 *
 * A scheme of our own, not `file:`: pages of `file:` share more of an origin,
 * and see more of the disk, than this page should (checklist, point 18).
 * Source: https://www.electronjs.org/docs/latest/tutorial/security
 */
import type { CustomScheme } from 'electron';

const SCHEME = 'glovebox';
const HOST = 'app';

/** Where the window goes. */
export const APP_DOCUMENT = `${SCHEME}://${HOST}/`;

/** To be registered before Electron is ready. What is not named here is denied. */
export const APP_SCHEME: CustomScheme = {
  scheme: SCHEME,
  privileges: {
    // Gives the page a real origin, and relative addresses their meaning.
    standard: true,
    // Without it the page would count as insecure, and have no clipboard.
    secure: true,
    supportFetchAPI: true,
    // Keeps compiled scripts: the editor is large.
    codeCache: true,
  },
};

/**
 * @param url as Electron reports it, already in its canonical form; any other
 *   spelling is not ours
 * @returns the path, when the URL is one of the application's own, else null
 */
export function appPathOf(url: string): string | null {
  const parsed = URL.parse(url);
  if (parsed === null || parsed.protocol !== `${SCHEME}:` || parsed.host !== HOST) return null;
  if (parsed.username !== '' || parsed.password !== '' || parsed.search !== '') return null;
  return parsed.pathname;
}

/** Whether the URL is that of the application's one document; a fragment does not matter. */
export function isAppDocument(url: string): boolean {
  return appPathOf(url) === '/';
}
