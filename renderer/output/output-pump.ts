/**
 * From the application's events to the screen, at the screen's pace.
 *
 * What arrives waits in a queue that cannot outgrow the window which the
 * application keeps (`OUTPUT_WINDOW_BYTES`): bytes are acknowledged only once
 * they have been shown. At most one piece is under way to the terminal, and a
 * frame passes before the next, so that keys and clicks come in between.
 */
import type { StreamName } from '../../shared/run-result.ts';
import { OutputTranslator } from './output-translator.ts';

/** Where the text goes. */
export interface OutputScreen {
  /** @param shown called once the text stands on the screen */
  write(text: string, terminal: boolean, shown: () => void): void;
  clear(): void;
}

export interface PumpEffects {
  /** Calls back before the next frame, or soon when no frame comes. */
  readonly nextFrame: (callback: () => void) => void;
  readonly acknowledge: (bytes: number) => void;
}

/** What is shown in one frame; xterm.js parses a piece of text without a pause. */
export const BYTES_PER_FRAME = 32 * 1024;
/** Enough to keep output flowing without a call for every frame. */
const ACKNOWLEDGE_FROM = 64 * 1024;

type Item =
  | {
      readonly kind: 'output';
      readonly stream: StreamName;
      readonly bytes: Uint8Array;
      readonly terminal: boolean;
    }
  | { readonly kind: 'typed' | 'heading'; readonly text: string };

export class OutputPump {
  readonly #effects: PumpEffects;
  #screen: OutputScreen | null = null;
  #translator = new OutputTranslator();
  #queue: Item[] = [];
  #unacknowledged = 0;
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
    this.#continue();
  }

  /** Forgets the run before and its output. */
  begin(): void {
    this.#run += 1;
    this.#queue = [];
    this.#unacknowledged = 0;
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
    if (screen === null) {
      this.#busy = false;
      return;
    }
    const run = this.#run;
    const { text, bytes, terminal } = this.#take();
    screen.write(text, terminal, () => {
      this.#busy = false;
      if (run === this.#run) this.#acknowledge(bytes);
      this.#continue();
    });
  }

  /** As much as one frame shows, all of it for the same mode of the terminal. */
  #take(): { text: string; bytes: number; terminal: boolean } {
    let text = '';
    let bytes = 0;
    let terminal: boolean | null = null;
    while (bytes < BYTES_PER_FRAME) {
      const item = this.#queue[0];
      if (item === undefined) break;
      if (item.kind !== 'output') {
        text += this.#translator[item.kind](item.text);
        this.#queue.shift();
        continue;
      }
      if (terminal !== null && item.terminal !== terminal) break;
      terminal = item.terminal;
      const piece = item.bytes.subarray(0, BYTES_PER_FRAME - bytes);
      text += this.#translator.output(item.stream, piece, item.terminal);
      bytes += piece.length;
      if (piece.length === item.bytes.length) this.#queue.shift();
      else this.#queue[0] = { ...item, bytes: item.bytes.subarray(piece.length) };
    }
    return { text, bytes, terminal: terminal ?? false };
  }

  #acknowledge(bytes: number): void {
    this.#unacknowledged += bytes;
    const drained = this.#queue.length === 0;
    if (this.#unacknowledged === 0) return;
    if (!drained && this.#unacknowledged < ACKNOWLEDGE_FROM) return;
    this.#effects.acknowledge(this.#unacknowledged);
    this.#unacknowledged = 0;
  }
}
