/**
 * What a run printed, as text that xterm.js can be given: pure but for its own
 * state. One translator a run.
 *
 * Both streams share one screen, though each believes to have its own: each is
 * decoded by itself (a character split between two pieces of one stream stays
 * whole whatever the other says in between), and each keeps its own colours.
 * Which sequences have an effect at all is decided afterwards (`terminal-rules.ts`).
 */
import type { StreamName } from '../../shared/run-result.ts';
import { type Hidden, HiddenCount } from './hidden-count.ts';
import { neutral, PileBound } from './neutral.ts';

/** Palette places that the page's theme fills for its own ends. */
export const STDERR_COLOUR = 253;
export const TYPED_COLOUR = 252;
export const HEADING_COLOUR = 251;

const CANCEL = '\x18';
const ESCAPE = '\x1b';
const RESET = `${ESCAPE}[0m`;
/** Tinted and, for those who do not see that, slanted. */
const STDERR_STYLE = `${ESCAPE}[3;38;5;${STDERR_COLOUR}m`;
const TYPED_STYLE = `${ESCAPE}[1;38;5;${TYPED_COLOUR}m`;
const HEADING_STYLE = `${ESCAPE}[1;38;5;${HEADING_COLOUR}m`;

const BASE_STYLE: Readonly<Record<StreamName, string>> = { stdout: '', stderr: STDERR_STYLE };

/** A sequence that is begun and never ended would hide all that follows; so it ends with its line. */
const TERMINAL_LINE_END = `${CANCEL}\n`;
const PIPE_LINE_END = `${CANCEL}\r\n`;

/** The last colour sequences of a stream that are worth repeating. */
const MOST_STYLES = 16;

interface Side {
  readonly decoder: TextDecoder;
  readonly pile: PileBound;
  /** Colour sequences since the stream last reset them. */
  styles: string[];
}

export class OutputTranslator {
  readonly #sides: Record<StreamName, Side> = { stdout: newSide(), stderr: newSide() };
  readonly #hidden = new HiddenCount();
  #speaking: StreamName = 'stdout';
  /** Whether the cursor stands at the beginning of a line, as far as text tells. */
  #atLineStart = true;

  /** What of the output so far left nothing to be seen. */
  get hidden(): Hidden {
    return this.#hidden.hidden;
  }

  /**
   * @param terminal whether these bytes were written to a terminal, which has
   *   ended its lines by itself already
   */
  output(stream: StreamName, bytes: Uint8Array, terminal: boolean): string {
    const side = this.#sides[stream];
    const leftOut = side.pile.leftOut;
    const text = side.pile.bounded(neutral(side.decoder.decode(bytes, { stream: true })));
    this.#hidden.leftOut(side.pile.leftOut - leftOut);
    if (text === '') return '';
    const change = stream === this.#speaking ? '' : this.#changeTo(stream);
    this.#hidden.push(text, terminal);
    side.styles = stylesAfter(side.styles, text);
    this.#atLineStart = text.endsWith('\n');
    return change + text.replaceAll('\n', terminal ? TERMINAL_LINE_END : PIPE_LINE_END);
  }

  /** What the person typed, shown where the program was when it arrived. */
  typed(line: string): string {
    this.#atLineStart = true;
    this.#hidden.cutOff();
    return `${CANCEL}${RESET}${TYPED_STYLE}› ${neutral(line)}${this.#resume()}\r\n`;
  }

  /** A heading on a line of its own. */
  heading(text: string): string {
    const newLine = this.#atLineStart ? '' : '\r\n';
    this.#atLineStart = true;
    this.#hidden.cutOff();
    return `${CANCEL}${RESET}${newLine}${HEADING_STYLE}${text}${this.#resume()}\r\n`;
  }

  #changeTo(stream: StreamName): string {
    this.#speaking = stream;
    this.#hidden.cutOff();
    return CANCEL + this.#resume();
  }

  #resume(): string {
    const side = this.#sides[this.#speaking];
    return RESET + BASE_STYLE[this.#speaking] + side.styles.join('');
  }
}

function newSide(): Side {
  return { decoder: new TextDecoder(), pile: new PileBound(), styles: [] };
}

const COLOUR_SEQUENCE = new RegExp(`${ESCAPE}\\[([\\d;:]*)m`, 'g');

function stylesAfter(styles: readonly string[], text: string): string[] {
  const after = [...styles];
  for (const [sequence, parameters] of text.matchAll(COLOUR_SEQUENCE)) {
    if (/^0*$/.test(parameters ?? '')) after.length = 0;
    else after.push(sequence);
  }
  return after.slice(-MOST_STYLES);
}
