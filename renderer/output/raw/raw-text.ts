/** What is kept of a run's output, as one text in which nothing is hidden. Pure. */
import type { KeptOutput, OutputPiece } from '../../../shared/history.ts';
import type { StageName } from '../../../shared/run-result.ts';
import { formatBytes } from '../../run/figures.ts';
import { VisibleText } from './visible-text.ts';

/** A stretch of the text that is told apart: standard error, or words of our own. */
export interface Mark {
  readonly kind: 'stderr' | 'note';
  /** In UTF-16 units. */
  readonly from: number;
  readonly to: number;
}

export interface RawText {
  readonly text: string;
  /** In their order; no two touch that are of one kind. */
  readonly marks: readonly Mark[];
}

const STAGE_WORDS: Readonly<Record<StageName, string>> = {
  compile: 'Compiler',
  run: 'Program',
};

/** @param most bytes shown of the beginning, and as many of the end */
export function rawText(kept: KeptOutput, most: number): RawText {
  const { beginning, omittedBytes, end } = within(kept, most);
  const writer = new RawWriter([...beginning, ...end].some(({ stage }) => stage === 'compile'));
  for (const piece of beginning) writer.piece(piece);
  if (omittedBytes > 0) writer.note(`${formatBytes(omittedBytes)} between are not shown`);
  for (const piece of end) writer.piece(piece);
  return writer.written();
}

function within({ beginning, omittedBytes, end }: KeptOutput, most: number): KeptOutput {
  const first = cut(beginning, most);
  // What the beginning leaves stands before the end: where nothing lies between, they are one.
  const later = omittedBytes > 0 ? end : [...first.rest, ...end];
  const skipped = omittedBytes > 0 ? lengthOf(first.rest) : 0;
  const surplus = Math.max(0, lengthOf(later) - most);
  return {
    beginning: first.taken,
    omittedBytes: omittedBytes + skipped + surplus,
    end: cut(later, surplus).rest,
  };
}

const lengthOf = (pieces: readonly OutputPiece[]): number =>
  pieces.reduce((sum, { bytes }) => sum + bytes.length, 0);

function cut(pieces: readonly OutputPiece[], at: number) {
  const taken: OutputPiece[] = [];
  const rest: OutputPiece[] = [];
  let room = at;
  for (const piece of pieces) {
    const fits = Math.min(room, piece.bytes.length);
    room -= fits;
    if (fits > 0) taken.push({ ...piece, bytes: piece.bytes.subarray(0, fits) });
    if (fits < piece.bytes.length) rest.push({ ...piece, bytes: piece.bytes.subarray(fits) });
  }
  return { taken, rest };
}

class RawWriter {
  readonly #names: boolean;
  #parts: string[] = [];
  #length = 0;
  #atLineStart = true;
  #marks: Mark[] = [];
  #stage: StageName | null = null;
  #streams = newStreams();

  /** @param names whether each stage's output stands under its name */
  constructor(names: boolean) {
    this.#names = names;
  }

  piece({ stage, stream, bytes }: OutputPiece): void {
    if (stage !== this.#stage) {
      this.#endStreams();
      if (this.#names) this.note(STAGE_WORDS[stage]);
    }
    this.#stage = stage;
    this.#write(this.#streams[stream].push(bytes), stream === 'stderr' ? 'stderr' : null);
  }

  /** Words of our own, on a line of their own. */
  note(words: string): void {
    this.#endStreams();
    if (!this.#atLineStart) this.#write('\n', null);
    this.#write(`── ${words} ──`, 'note');
    this.#write('\n', null);
  }

  written(): RawText {
    this.#endStreams();
    return { text: this.#parts.join(''), marks: this.#marks };
  }

  #endStreams(): void {
    this.#write(this.#streams.stdout.end(), null);
    this.#write(this.#streams.stderr.end(), 'stderr');
    this.#streams = newStreams();
  }

  #write(text: string, kind: Mark['kind'] | null): void {
    if (text === '') return;
    const from = this.#length;
    this.#parts.push(text);
    this.#length += text.length;
    this.#atLineStart = text.endsWith('\n');
    if (kind === null) return;
    const last = this.#marks.at(-1);
    if (last?.kind === kind && last.to === from) this.#marks.pop();
    const begun = last?.kind === kind && last.to === from ? last.from : from;
    this.#marks.push({ kind, from: begun, to: this.#length });
  }
}

const newStreams = () => ({ stdout: new VisibleText(), stderr: new VisibleText() });
