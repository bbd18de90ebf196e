/**
 * Which control sequences of a program's output have an effect: data, and pure
 * functions over it. `terminal-guard.ts` puts them into xterm.js.
 *
 * Output is hostile. It may colour itself and, in a terminal, draw. What is not
 * named here has no effect: no sequence reaches the window's title, the
 * clipboard, links or the palette, hides what was printed, makes the terminal
 * type an answer into the program's input, or keeps the page busy.
 */

/** What a sequence is known by: `ESC [ PREFIX parameters INTERMEDIATES FINAL`. */
export interface SequenceId {
  readonly prefix: string;
  readonly intermediates: string;
  readonly final: string;
}

/** Parameters as xterm.js hands them over: sub-parameters are nested, a missing one is 0. */
export type Parameters = readonly (number | readonly number[])[];

/** Left to a program that writes into a pipe: colours, and a progress bar on a line or a few. */
const IN_PIPES = new Set('ABCDGJKm');

/** Left to a program in a terminal: moving, erasing, inserting, tabs, scrolling, colours. */
const IN_TERMINAL = new Set(
  '@ABCDEFGHIJKLMPSTXZ`abdefghlmrsu'
    .split('')
    .concat(['?J', '?K', '?h', '?l', '!p', ' q', ' @', ' A', "'}", "'~", '"q']),
);

/** xterm.js does one step a count for these; 2^31 of them would stop the page. */
const COUNTED = new Set(['@', 'I', 'L', 'M', 'P', 'S', 'T', 'X', 'Z', 'b', ' @', ' A', "'}", "'~"]);

/** No screen is larger. */
const MOST_COUNT = 500;

/**
 * The modes a program may switch: cursor keys 1, wrapping 7, blinking 12,
 * cursor 25, alternate screens 47, 1047, 1049, saved cursor 1048, bracketed
 * paste 2004. Not the mouse, the focus or the size: those report back.
 */
const MODES = new Set([1, 7, 12, 25, 47, 1047, 1048, 1049, 2004]);

const ERASE_TO_END = 0;
const ERASE_SCROLLED_AWAY = 3;
const CONCEAL = 8;

/** Whether a control sequence (CSI) takes effect. */
export function controlTakesEffect(
  id: SequenceId,
  parameters: Parameters,
  terminal: boolean,
): boolean {
  const name = id.prefix + id.intermediates + id.final;
  if (!(terminal ? IN_TERMINAL : IN_PIPES).has(name)) return false;
  if (COUNTED.has(name)) return parameters.every(isBounded);
  switch (name) {
    case 'J':
      return terminal ? parameters[0] !== ERASE_SCROLLED_AWAY : parameters[0] === ERASE_TO_END;
    case '?h':
    case '?l':
      return parameters.every((mode) => typeof mode === 'number' && MODES.has(mode));
    case 'm':
      return !conceals(parameters);
    default:
      return true;
  }
}

/** Saved cursor, index, next line, tab stop, reverse index, keypad; and two character sets. */
const ESCAPES_IN_TERMINAL = new Set('78DEHM=>'.split('').concat(['(0', '(B', ')0', ')B']));

/** Whether an escape sequence (ESC and one more) takes effect. */
export function escapeTakesEffect(id: SequenceId, terminal: boolean): boolean {
  return terminal && ESCAPES_IN_TERMINAL.has(id.intermediates + id.final);
}

function isBounded(parameter: number | readonly number[]): boolean {
  return typeof parameter === 'number' && parameter <= MOST_COUNT;
}

/** Whether a colour sequence hides text; the 8 of `38;5;8` is a colour. */
function conceals(parameters: Parameters): boolean {
  let at = 0;
  while (at < parameters.length) {
    const parameter = parameters[at];
    if (parameter === CONCEAL) return true;
    at +=
      parameter === 38 || parameter === 48 || parameter === 58 ? colourLength(parameters, at) : 1;
  }
  return false;
}

/** `38;5;N` and `38;2;R;G;B`; with sub-parameters (`38:5:N`) the colour is nested. */
function colourLength(parameters: Parameters, at: number): number {
  const kind = parameters[at + 1];
  if (kind === 5) return 3;
  return kind === 2 ? 5 : 1;
}

const ESCAPE = '\x1b';

/** What follows the escape character in the answers that a terminal gives by itself. */
const ANSWERS: readonly RegExp[] = [
  // Attributes, status, modes, sizes.
  /^\[[?>=]?[\d;]*(?:c|n|\$y|t|u)/,
  // Focus.
  /^\[[IO]/,
  // The cursor's position.
  /^\[\?\d+;\d+R/,
  /^\[(?!1;[2-8]R)\d+;\d+R/,
  // Strings: settings, colours.
  /^[P\]^_][\s\S]/,
];

/**
 * Whether a person can have typed or pasted this: a second fence behind the
 * rules above. `ESC [ 1 ; 2 R` is a key (Shift+F3) as well as a position.
 */
export function isTyped(data: string): boolean {
  return !data.startsWith(ESCAPE) || !ANSWERS.some((answer) => answer.test(data.slice(1)));
}
