import type { ITheme } from '@xterm/xterm';
import type { Theme } from '../design/theme.ts';
import { HEADING_COLOUR, STDERR_COLOUR, TYPED_COLOUR } from './output-translator.ts';

/** The sixteen named colours come first in the palette, the numbered ones after. */
const NUMBERED_FROM = 16;

/** @returns the page's theme, as xterm.js wants it */
export function terminalTheme({ colour }: Theme): ITheme {
  const extendedAnsi: string[] = [];
  extendedAnsi[STDERR_COLOUR - NUMBERED_FROM] = colour('stderr');
  extendedAnsi[TYPED_COLOUR - NUMBERED_FROM] = colour('typed');
  extendedAnsi[HEADING_COLOUR - NUMBERED_FROM] = colour('faint');
  return {
    background: colour('surface'),
    foreground: colour('text'),
    cursor: colour('accent'),
    cursorAccent: colour('surface'),
    selectionBackground: colour('selection'),
    black: colour('ansi-black'),
    red: colour('ansi-red'),
    green: colour('ansi-green'),
    yellow: colour('ansi-yellow'),
    blue: colour('ansi-blue'),
    magenta: colour('ansi-magenta'),
    cyan: colour('ansi-cyan'),
    white: colour('ansi-white'),
    brightBlack: colour('faint'),
    brightRed: colour('ansi-red'),
    brightGreen: colour('ansi-green'),
    brightYellow: colour('ansi-yellow'),
    brightBlue: colour('ansi-blue'),
    brightMagenta: colour('ansi-magenta'),
    brightCyan: colour('ansi-cyan'),
    brightWhite: colour('text'),
    extendedAnsi,
  };
}
