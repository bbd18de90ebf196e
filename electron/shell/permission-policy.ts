/** Which of Chromium's permissions the page has: writing text to the clipboard, for Copy, and none else. */
import { isAppDocument } from './app-address.ts';

const GRANTED = 'clipboard-sanitized-write';

/**
 * @param permission in Electron's words
 * @param requestingUrl of the frame that asks, where it is known
 */
export function mayUse(
  permission: string,
  requestingUrl: string | undefined,
  isMainFrame: boolean,
): boolean {
  return (
    permission === GRANTED &&
    isMainFrame &&
    requestingUrl !== undefined &&
    isAppDocument(requestingUrl)
  );
}
