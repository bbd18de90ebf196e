/**
 * Which links open in the system's browser.
 *
 * Whole addresses, not hosts: with a path or a query of its own choosing a
 * compromised page could carry the user's text away.
 */
import type { Source } from '../../shared/layers/layer.ts';

/** @returns the addresses of all sources that are https, as a browser spells them */
export function linksOf(
  cited: readonly { readonly sources: readonly Source[] }[],
): ReadonlySet<string> {
  const urls = cited.flatMap(({ sources }) => sources.map(({ url }) => URL.parse(url)));
  return new Set(urls.filter((url) => url?.protocol === 'https:').map((url) => String(url)));
}

/** @returns the address to open, or null when the link is not one of those known */
export function externalLink(url: string, known: ReadonlySet<string>): string | null {
  const address = URL.parse(url)?.href;
  return address !== undefined && known.has(address) ? address : null;
}
