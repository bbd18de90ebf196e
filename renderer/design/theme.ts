/** The theme that the system asks for, and its tokens as values for those who cannot read CSS. */
import { useMemo, useSyncExternalStore } from 'react';

export interface Theme {
  readonly dark: boolean;
  /** More contrast is wanted, or colours are the system's own. */
  readonly contrast: boolean;
  /** @returns a colour token's value as `#rrggbb`, by its name without the dashes */
  readonly colour: (token: string) => string;
}

const QUERIES = [
  '(prefers-color-scheme: dark)',
  '(prefers-contrast: more)',
  '(forced-colors: active)',
].map((query) => window.matchMedia(query));

function subscribe(listener: () => void): () => void {
  for (const query of QUERIES) query.addEventListener('change', listener);
  return () => {
    for (const query of QUERIES) query.removeEventListener('change', listener);
  };
}

function snapshot(): string {
  return QUERIES.map((query) => (query.matches ? '1' : '0')).join('');
}

export function useTheme(): Theme {
  const key = useSyncExternalStore(subscribe, snapshot);
  return useMemo(() => {
    const style = getComputedStyle(document.documentElement);
    return {
      dark: key[0] === '1',
      contrast: key.slice(1).includes('1'),
      colour: (token) => inHex(style.getPropertyValue(`--${token}`).trim()),
    };
  }, [key]);
}

/** The bundler writes `#fff` and `red` where they are shorter; a canvas reads them all. */
function inHex(colour: string): string {
  const pen = document.createElement('canvas').getContext('2d');
  if (pen === null) return colour;
  pen.fillStyle = colour;
  return pen.fillStyle;
}
