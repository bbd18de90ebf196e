/** An xterm.js terminal set up for hostile output, apart from any framework. */
import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { Terminal } from '@xterm/xterm';
import type { TerminalSize } from '../../shared/run-request.ts';
import type { Theme } from '../design/theme.ts';
import type { OutputScreen } from './output-pump.ts';
import { HEADING_COLOUR } from './output-translator.ts';
import { KEPT_LINES } from './screen-size.ts';
import { guardTerminal } from './terminal-guard.ts';
import { isTyped } from './terminal-rules.ts';
import { terminalTheme } from './terminal-theme.ts';

/**
 * What a screen reader is told as it comes. xterm.js puts every character into
 * one element for that, without bound in a line that does not end: more than
 * this without a pause is left to be read from the rows, which come back then.
 */
const MOST_READ_ALOUD = 4_000;
const PAUSE_MS = 400;

const CANCEL = '\x18';
/** Shows the cursor, and sets colours, margins and character sets as they were. */
const SOFT_RESET = '\x1b[!p';
const USUAL_SCREEN = '\x1b[?1049l';

export interface ScreenEvents {
  /** Keys and pasted text, while the program has the terminal. */
  readonly onTyped: (text: string) => void;
  readonly onResize: (size: TerminalSize) => void;
}

export class Screen implements OutputScreen {
  readonly #terminal: Terminal;
  readonly #fit = new FitAddon();
  readonly #search = new SearchAddon();
  /** Whether the bytes being parsed were written to a terminal. */
  #parsesTerminal = false;
  /** Whether keys go to the program. */
  #isLive = false;
  /** Whether nothing was written since it was cleared, which costs a frame. */
  #isBlank = true;
  #writtenSincePause = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(host: HTMLElement, theme: Theme, events: ScreenEvents) {
    const terminal = new Terminal({
      allowProposedApi: false,
      cursorInactiveStyle: 'none',
      disableStdin: true,
      fontFamily: getComputedStyle(host).fontFamily,
      fontSize: 13,
      lineHeight: 1.3,
      logLevel: 'off',
      minimumContrastRatio: 4.5,
      screenReaderMode: true,
      scrollback: KEPT_LINES,
      theme: terminalTheme(theme),
    });
    guardTerminal(terminal.parser, () => this.#parsesTerminal);
    terminal.loadAddon(this.#fit);
    terminal.loadAddon(this.#search);
    terminal.attachCustomKeyEventHandler((event) => this.#wantsKey(event));
    terminal.onData((data) => {
      if (this.#isLive && isTyped(data)) events.onTyped(data);
    });
    terminal.onResize(({ cols, rows }) => events.onResize({ columns: cols, rows }));
    terminal.open(host);
    terminal.textarea?.setAttribute('aria-label', 'Output text');
    this.#terminal = terminal;
  }

  get size(): TerminalSize {
    return { columns: this.#terminal.cols, rows: this.#terminal.rows };
  }

  write(text: string, terminal: boolean, shown: () => void): void {
    this.#isBlank = false;
    this.#parsesTerminal = terminal;
    this.#boundReadingAloud(text.length);
    this.#terminal.write(text, shown);
  }

  /** In its turn: what was written before is parsed first, and gone with it. */
  clear(): void {
    if (this.#isBlank) return;
    this.#isBlank = true;
    this.#terminal.write(CANCEL, () => {
      this.#terminal.reset();
      this.#forgetReadAloud();
    });
  }

  /** What was read aloud stands in an element of its own, for whoever looks around with a reader. */
  #forgetReadAloud(): void {
    if (this.#terminal.options.screenReaderMode !== true) return;
    this.#terminal.options.screenReaderMode = false;
    this.#terminal.options.screenReaderMode = true;
  }

  /**
   * A program that was ended has not cleaned up after itself: the cursor, the
   * colours and the screen that was there before it come back, and what stood
   * on a screen of its own is shown below that.
   */
  settle(terminal: boolean, shown: () => void): void {
    this.#terminal.write(CANCEL, () => {
      if (!terminal) return shown();
      const frame = this.#ownScreen();
      this.#parsesTerminal = true;
      this.#terminal.write(frame === null ? SOFT_RESET : leftBehind(frame), shown);
    });
  }

  /** The lines on the program's own screen; null while it uses the usual one. */
  #ownScreen(): readonly string[] | null {
    const { active } = this.#terminal.buffer;
    if (active.type !== 'alternate') return null;
    const lines = Array.from(
      { length: active.length },
      (_, row) => active.getLine(row)?.translateToString(true) ?? '',
    );
    return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
  }

  /** Whether more was printed than can be scrolled back to. */
  get isFull(): boolean {
    return this.#terminal.buffer.active.length >= KEPT_LINES + this.#terminal.rows;
  }

  /** Everything that stands on the screen and above it, as plain text. */
  get text(): string {
    const { active } = this.#terminal.buffer;
    const lines: string[] = [];
    for (let row = 0; row < active.length; row++) {
      const line = active.getLine(row);
      const text = line?.translateToString(true) ?? '';
      if (line?.isWrapped === true) lines.push((lines.pop() ?? '') + text);
      else lines.push(text);
    }
    return `${lines.join('\n').trimEnd()}\n`;
  }

  /** Goes to the next place that holds the words, or the one before. @returns whether there is one */
  find(words: string, direction: 'next' | 'previous'): boolean {
    return direction === 'next' ? this.#search.findNext(words) : this.#search.findPrevious(words);
  }

  endFind(): void {
    this.#search.clearDecorations();
    this.#terminal.clearSelection();
  }

  fit(): void {
    this.#fit.fit();
  }

  setTheme(theme: Theme): void {
    this.#terminal.options.theme = terminalTheme(theme);
  }

  /** Whether keys go to the program; it takes the keyboard when it begins. */
  setLive(isLive: boolean): void {
    if (this.#isLive === isLive) return;
    this.#isLive = isLive;
    this.#terminal.options.disableStdin = !isLive;
    if (isLive) this.#terminal.focus();
  }

  dispose(): void {
    clearTimeout(this.#pause);
    this.#terminal.dispose();
  }

  #boundReadingAloud(length: number): void {
    this.#writtenSincePause += length;
    if (this.#writtenSincePause > MOST_READ_ALOUD) this.#terminal.options.screenReaderMode = false;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      this.#writtenSincePause = 0;
      this.#terminal.options.screenReaderMode = true;
    }, PAUSE_MS);
  }

  /** The page keeps its own keys; without a live program xterm.js gets none but those that scroll. */
  #wantsKey(event: KeyboardEvent): boolean {
    if (this.#isLive) return event.key !== 'F6' && !(event.ctrlKey && event.key === 'Enter');
    const scroll = SCROLLING[event.key];
    if (scroll !== undefined && event.type === 'keydown') {
      scroll(this.#terminal);
      event.preventDefault();
    }
    return false;
  }
}

function leftBehind(frame: readonly string[]): string {
  const heading = `\x1b[1;38;5;${HEADING_COLOUR}mOn its screen at the end\x1b[0m`;
  return `${USUAL_SCREEN}${SOFT_RESET}\r\n${[heading, ...frame].join('\r\n')}\r\n`;
}

const SCROLLING: Readonly<Record<string, (terminal: Terminal) => void>> = {
  ArrowUp: (terminal) => terminal.scrollLines(-1),
  ArrowDown: (terminal) => terminal.scrollLines(1),
  PageUp: (terminal) => terminal.scrollPages(-1),
  PageDown: (terminal) => terminal.scrollPages(1),
  Home: (terminal) => terminal.scrollToTop(),
  End: (terminal) => terminal.scrollToBottom(),
};
