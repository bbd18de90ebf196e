/**
 * From the application's events to the screen, at the screen's pace.
 *
 * What arrives waits in a queue that cannot outgrow the window which the
 * application keeps (`OUTPUT_WINDOW_BYTES`): bytes are acknowledged only once
 * they have been shown. At most one piece is under way to the terminal, and a
 * frame passes before the next, so that keys and clicks come in between.
 */
import type { StreamName } from '../../shared/run-result.ts';
import type { Hidden } from './hidden-count.ts';
import { OutputTranslator } from './output-translator.ts';

/** Where the text goes. */
export interface OutputScreen {
  /** @param shown called once the text stands on the screen */
  write(text: string, terminal: boolean, shown: () => void): void;
  /** The program is gone: whatever it left hidden or switched comes back. */
  settle(terminal: boolean, shown: () => void): void;
  clear(): void;
}

export interface PumpEffects {
  /** Calls back before the next frame, or soon when no frame comes. */
  readonly nextFrame: (callback: () => void) => void;
  readonly acknowledge: (bytes: number) => void;
  /** Something new stands on the screen. */
  readonly shown: () => void;
  /** Milliseconds, of a clock that only goes forwards. */
  readonly now: () => number;
}

/** xterm.js parses a piece without a pause, and rests between pieces when it has taken long. */
export const BYTES_PER_PIECE = 4 * 1024;
/** Scrolling by a line costs it more than hundreds of characters do. */
export const LINES_PER_PIECE = 256;
/** What is handed over at once; the next waits for the frame after it has been parsed. */
export const PIECES_PER_FRAME = 64;
/** Making pieces for a frame takes no longer than this and one piece: the frame has its own work besides. */
export const FRAME_MS = 8;
/** Enough to keep output flowing without a call for every frame. */
const ACKNOWLEDGE_FROM = 64 * 1024;

type Item =
  | {
      readonly kind: 'output';
      readonly stream: StreamName;
      readonly bytes: Uint8Array;
      readonly terminal: boolean;
    }
  | { readonly kind: 'typed' | 'heading'; readonly text: string }
  | { readonly kind: 'end'; readonly terminal: boolean };

interface Piece {
  readonly text: string;
  readonly bytes: number;
  readonly terminal: boolean;
  readonly isEnd?: true;
}

export class OutputPump {
  readonly #effects: PumpEffects;
  #screen: OutputScreen | null = null;
  #translator = new OutputTranslator();
  #queue: Item[] = [];
  #unacknowledged = 0;
  /** Bytes that the screen has been given and has not shown yet. */
  #underWay = 0;
  #busy = false;
  /** Counts runs, so that what was under way for an earlier one acknowledges nothing. */
  #run = 0;

  constructor(effects: PumpEffects) {
    this.#effects = effects;
  }

  /** The screen may come later than the first output, and may be replaced. */
  attach(screen: OutputScreen | null): void {
    this.#screen = screen;
    this.#busy = false;
    // What the screen before still had is gone with it, and shall not hold the program up.
    this.#unacknowledged += this.#underWay;
    this.#underWay = 0;
    this.#acknowledge();
    this.#continue();
  }

  /** Forgets the run before and its output. */
  begin(): void {
    this.#run += 1;
    this.#queue = [];
    this.#unacknowledged = 0;
    this.#underWay = 0;
    this.#translator = new OutputTranslator();
    this.#screen?.clear();
  }

  output(stream: StreamName, bytes: Uint8Array, terminal: boolean): void {
    this.#add({ kind: 'output', stream, bytes, terminal });
  }

  typed(text: string): void {
    this.#add({ kind: 'typed', text });
  }

  heading(text: string): void {
    this.#add({ kind: 'heading', text });
  }

  /** The program is gone, and this was the last of its output. */
  end(terminal: boolean): void {
    this.#add({ kind: 'end', terminal });
  }

  /** What of the output left nothing to be seen, as far as it has been shown. */
  get hidden(): Hidden {
    return this.#translator.hidden;
  }

  #add(item: Item): void {
    this.#queue.push(item);
    this.#continue();
  }

  #continue(): void {
    if (this.#busy || this.#queue.length === 0 || this.#screen === null) return;
    this.#busy = true;
    this.#effects.nextFrame(() => this.#show());
  }

  #show(): void {
    const screen = this.#screen;
    const run = this.#run;
    // Without a screen everything stays where it is until there is one.
    const pieces = screen === null ? [] : this.#takeFrame();
    const last = pieces.at(-1);
    if (screen === null || last === undefined) {
      this.#busy = false;
      return;
    }
    for (const piece of pieces) {
      this.#underWay += piece.bytes;
      const shown = () => {
        if (screen !== this.#screen) return;
        if (run === this.#run) {
          this.#underWay -= piece.bytes;
          this.#unacknowledged += piece.bytes;
        }
        if (piece !== last) return;
        // Once a frame: each call costs the page milliseconds, and several would be one long task.
        this.#acknowledge();
        this.#busy = false;
        this.#effects.shown();
        this.#continue();
      };
      if (piece.isEnd) screen.settle(piece.terminal, shown);
      else screen.write(piece.text, piece.terminal, shown);
    }
  }

  /** Pieces for one frame, all for the same mode of the terminal. */
  #takeFrame(): readonly Piece[] {
    const pieces: Piece[] = [];
    const until = this.#effects.now() + FRAME_MS;
    while (pieces.length < PIECES_PER_FRAME && this.#queue.length > 0) {
      if (pieces.length > 0 && this.#effects.now() > until) break;
      const mode = pieces[0]?.terminal;
      const next = this.#queue[0];
      if (next?.kind === 'end') {
        if (pieces.length > 0) break;
        this.#queue.shift();
        return [{ text: '', bytes: 0, terminal: next.terminal, isEnd: true }];
      }
      if (mode !== undefined && next?.kind === 'output' && next.terminal !== mode) break;
      pieces.push(this.#take());
    }
    return pieces;
  }

  #take(): Piece {
    let text = '';
    let bytes = 0;
    let lines = 0;
    let terminal: boolean | null = null;
    while (bytes < BYTES_PER_PIECE && lines < LINES_PER_PIECE) {
      const item = this.#queue[0];
      if (item === undefined || item.kind === 'end') break;
      if (item.kind !== 'output') {
        text += this.#translator[item.kind](item.text);
        this.#queue.shift();
        continue;
      }
      if (terminal !== null && item.terminal !== terminal) break;
      terminal = item.terminal;
      const fits = item.bytes.subarray(0, BYTES_PER_PIECE - bytes);
      const { end, count } = linesWithin(fits, LINES_PER_PIECE - lines);
      const piece = fits.subarray(0, end);
      lines += count;
      text += this.#translator.output(item.stream, piece, item.terminal);
      bytes += piece.length;
      if (piece.length === item.bytes.length) this.#queue.shift();
      else this.#queue[0] = { ...item, bytes: item.bytes.subarray(piece.length) };
    }
    return { text, bytes, terminal: terminal ?? false };
  }

  #acknowledge(): void {
    const drained = this.#queue.length === 0;
    if (this.#unacknowledged === 0) return;
    if (!drained && this.#unacknowledged < ACKNOWLEDGE_FROM) return;
    this.#effects.acknowledge(this.#unacknowledged);
    this.#unacknowledged = 0;
  }
}

const NEW_LINE = 0x0a;

/** Where the last line ends of so many, or the bytes themselves do, and how many lines that are. */
function linesWithin(bytes: Uint8Array, most: number): { end: number; count: number } {
  let count = 0;
  let at = bytes.indexOf(NEW_LINE);
  while (at !== -1) {
    count += 1;
    if (count === most) return { end: at + 1, count };
    at = bytes.indexOf(NEW_LINE, at + 1);
  }
  return { end: bytes.length, count };
}
