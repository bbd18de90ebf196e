/** Where the window may go: nowhere but to its own document, as a reload does. */
import { isAppDocument } from './app-address.ts';

export function mayNavigate(url: string, isMainFrame: boolean): boolean {
  return isMainFrame && isAppDocument(url);
}
