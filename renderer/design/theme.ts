/** The theme, as the system asks for it or the person has chosen it, and its tokens for those who cannot read CSS. */
import { useMemo, useSyncExternalStore } from 'react';
import { remember, remembered } from '../workspace/remembered.ts';

export interface Theme {
  readonly dark: boolean;
  /** More contrast is wanted, or colours are the system's own. */
  readonly contrast: boolean;
  /** @returns a colour token's value as `#rrggbb`, by its name without the dashes */
  readonly colour: (token: string) => string;
}

export const THEME_CHOICES = {
  system: 'Theme of the system',
  light: 'Light theme',
  dark: 'Dark theme',
  contrast: 'High-contrast theme',
} as const;

export type ThemeChoice = keyof typeof THEME_CHOICES;

const KEY = 'theme';
const DARK = window.matchMedia('(prefers-color-scheme: dark)');
const CONTRAST = window.matchMedia('(prefers-contrast: more)');
const FORCED = window.matchMedia('(forced-colors: active)');
const listeners = new Set<() => void>();
let choice = readChoice();

function readChoice(): ThemeChoice {
  const kept = remembered(KEY);
  return kept !== null && kept in THEME_CHOICES ? (kept as ThemeChoice) : 'system';
}

export function chooseTheme(chosen: ThemeChoice): void {
  choice = chosen;
  remember(KEY, chosen);
  applyTheme();
}

/** Puts the theme on the document; to be called before the first paint. */
export function applyTheme(): void {
  const { dark, contrast } = wanted();
  const root = document.documentElement;
  root.dataset['theme'] = dark ? 'dark' : 'light';
  root.dataset['contrast'] = contrast ? 'more' : 'usual';
  for (const listener of listeners) listener();
}

for (const query of [DARK, CONTRAST, FORCED]) query.addEventListener('change', applyTheme);

function wanted(): { dark: boolean; contrast: boolean } {
  return {
    dark: choice === 'dark' || (choice !== 'light' && DARK.matches),
    contrast: choice === 'contrast' || CONTRAST.matches,
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function snapshot(): string {
  const { dark, contrast } = wanted();
  return [dark, contrast || FORCED.matches].map(Number).join('');
}

export function useTheme(): Theme {
  const key = useSyncExternalStore(subscribe, snapshot);
  return useMemo(() => {
    const style = getComputedStyle(document.documentElement);
    return {
      dark: key[0] === '1',
      contrast: key[1] === '1',
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
