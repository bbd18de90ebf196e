/**
 * How much of a run's output left nothing to be seen: sequences without effect,
 * and characters that show nothing. Pure but for its own state; one a run.
 *
 * It reads text as xterm.js does, and asks the same rules which sequences take
 * effect (`terminal-rules.ts`). What takes effect is not counted, though it may
 * hide what was printed before it: the raw view shows that too.
 */
import { controlTakesEffect, escapeTakesEffect, type Parameters } from './terminal-rules.ts';

export interface Hidden {
  readonly sequences: number;
  readonly characters: number;
}

export const NOTHING_HIDDEN: Hidden = { sequences: 0, characters: 0 };

/**
 * Controls but those that move, and characters that show nothing by themselves.
 * Joiners and variation selectors are not among them: scripts and emoji need those.
 */
const SHOWS_NOTHING = String.raw`\x00-\x07\x0e-\x1f\x7f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}`;

/** What ends a sequence that is none, whoever wrote it: cancel, substitute. */
const CANCELLING = new Set(['\x18', '\x1a']);
const ESCAPE = '\x1b';
const BELL = '\x07';

/** Further on a sequence is none that anybody understands. */
const LONGEST_CONTROL = 256;

const CONTROL = /^([<-?]?)([\d;:]*)([ -/]*)$/;

/** What of a sequence has come; of a string it is not kept. */
interface Open {
  readonly kind: 'escape' | 'control' | 'command' | 'string' | 'end-of-string';
  readonly text: string;
}

export class HiddenCount {
  readonly #interesting = new RegExp(`[${SHOWS_NOTHING}]`, 'gu');
  readonly #endOfString = /[\x07\x18\x1a\x1b\n]/g;
  #sequences = 0;
  #characters = 0;
  #open: Open | null = null;

  /** What was begun and not ended yet counts: it hides what follows it. */
  get hidden(): Hidden {
    return {
      sequences: this.#sequences + (this.#isBegun ? 1 : 0),
      characters: this.#characters,
    };
  }

  /** @param terminal whether it was written to a terminal */
  push(text: string, terminal: boolean): void {
    let at = 0;
    while (at < text.length) {
      at = this.#open === null ? this.#outside(text, at) : this.#inside(text, at, terminal);
    }
  }

  /** Characters that were left out. */
  leftOut(count: number): void {
    this.#characters += count;
  }

  /** A sequence that is open here is cut off. */
  cutOff(): void {
    if (this.#isBegun) this.#sequences += 1;
    this.#open = null;
  }

  get #isBegun(): boolean {
    return this.#open !== null && this.#open.kind !== 'end-of-string';
  }

  #outside(text: string, from: number): number {
    this.#interesting.lastIndex = from;
    const found = this.#interesting.exec(text);
    if (found === null) return text.length;
    if (found[0] === ESCAPE) this.#open = { kind: 'escape', text: '' };
    else this.#characters += 1;
    return found.index + found[0].length;
  }

  #inside(text: string, at: number, terminal: boolean): number {
    const { kind } = this.#open ?? {};
    if (kind === 'command' || kind === 'string') return this.#insideString(text, at);
    const character = text.charAt(at);
    // The screen ends whatever is open with its line.
    if (character === '\n' || CANCELLING.has(character)) {
      this.cutOff();
    } else if (character === ESCAPE) {
      this.cutOff();
      this.#open = { kind: 'escape', text: '' };
    } else if (kind === 'control') this.#control(character, terminal);
    else if (kind === 'end-of-string' && character === '\\') this.#open = null;
    else this.#escape(character, terminal);
    return at + 1;
  }

  #insideString(text: string, from: number): number {
    this.#endOfString.lastIndex = from;
    const found = this.#endOfString.exec(text);
    if (found === null) return text.length;
    const after = found.index + 1;
    if (found[0] === BELL && this.#open?.kind === 'string') return after;
    this.cutOff();
    // Its end is written as a sequence of its own, `ESC \`.
    if (found[0] === ESCAPE) this.#open = { kind: 'end-of-string', text: '' };
    return after;
  }

  #escape(character: string, terminal: boolean): void {
    const intermediates = this.#open?.text ?? '';
    if (character >= ' ' && character <= '/') {
      this.#open = { kind: 'escape', text: (intermediates + character).slice(0, 4) };
      return;
    }
    const kind = intermediates === '' ? BEGINNINGS[character] : undefined;
    if (kind !== undefined) {
      this.#open = { kind, text: '' };
      return;
    }
    this.#ended(escapeTakesEffect({ prefix: '', intermediates, final: character }, terminal));
  }

  #control(character: string, terminal: boolean): void {
    const text = this.#open?.text ?? '';
    if (character < ' ') return;
    if (character < '@') {
      if (text.length < LONGEST_CONTROL) this.#open = { kind: 'control', text: text + character };
      return;
    }
    const parts = CONTROL.exec(text);
    if (parts === null) return this.#ended(false);
    const [, prefix = '', parameters = '', intermediates = ''] = parts;
    const id = { prefix, intermediates, final: character };
    return this.#ended(controlTakesEffect(id, parametersOf(parameters), terminal));
  }

  #ended(takesEffect: boolean): void {
    this.#open = null;
    if (!takesEffect) this.#sequences += 1;
  }
}

const BEGINNINGS: Readonly<Record<string, Open['kind']>> = {
  '[': 'control',
  ']': 'command',
  P: 'string',
  X: 'string',
  '^': 'string',
  _: 'string',
};

/** As xterm.js hands them over: `38:5:8` is `[38, [5, 8]]`, what is missing is 0. */
function parametersOf(text: string): Parameters {
  return text.split(';').flatMap((parameter) => {
    const [first, ...others] = parameter.split(':').map(Number);
    return others.length === 0 ? [first ?? 0] : [first ?? 0, others];
  });
}
