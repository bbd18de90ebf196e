/** Every web contents that ever comes to be: no navigation, no new window, no webview. */
import type { WebContents } from 'electron';
import { externalLink } from './external-links.ts';
import { mayNavigate } from './navigation-policy.ts';

export interface ContentsGuards {
  /** Addresses that may open in the system's browser. */
  readonly links: ReadonlySet<string>;
  readonly openExternal: (url: string) => void;
}

export function guardContents(contents: WebContents, guards: ContentsGuards): void {
  contents.setWindowOpenHandler(({ url }) => {
    const link = externalLink(url, guards.links);
    if (link !== null) guards.openExternal(link);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (details) => {
    if (!mayNavigate(details.url, details.isMainFrame)) details.preventDefault();
  });
  contents.on('will-redirect', (details) => {
    if (!mayNavigate(details.url, details.isMainFrame)) details.preventDefault();
  });
  // The other two speak of the main frame's navigations alone, and this of every frame's.
  contents.on('will-frame-navigate', (details) => {
    if (!mayNavigate(details.url, details.isMainFrame)) details.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('select-bluetooth-device', (event, _devices, answer) => {
    event.preventDefault();
    answer('');
  });
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
