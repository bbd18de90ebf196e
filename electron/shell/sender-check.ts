/** Whether a message comes from the application's own page (checklist, point 17). */
import type { WebFrameMain } from 'electron';
import { isAppDocument } from './app-address.ts';

/** @param frame null when the frame has navigated away or is gone */
export function isOwnPage(frame: Pick<WebFrameMain, 'url' | 'parent'> | null): boolean {
  return frame !== null && frame.parent === null && isAppDocument(frame.url);
}
