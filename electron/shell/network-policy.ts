/**
 * What the window may load: nothing from any network.
 *
 * The page's own files come through the application's protocol, everything else
 * it has comes through calls. Engines are reached by the main process, in Node.
 */
const LOCAL_SCHEMES: readonly string[] = ['glovebox:', 'blob:', 'data:'];

/** @param developing whether the developer tools, themselves a page, may be loaded */
export function mayLoad(url: string, developing: boolean): boolean {
  const scheme = URL.parse(url)?.protocol;
  if (scheme === undefined) return false;
  return LOCAL_SCHEMES.includes(scheme) || (developing && scheme === 'devtools:');
}

/**
 * Chromium's own doings on the network, off: name and value, as on its command line.
 * Source: chromium/src/content/public/common/content_switches.cc and net/base/host_resolver
 * switches (`host-resolver-rules`).
 */
export const OFFLINE_SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  ['disable-background-networking'],
  ['disable-component-update'],
  ['no-pings'],
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
];
