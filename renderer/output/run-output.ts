/** The output of one run after another: from the application's events into the pump. */
import type { Door } from '../../shared/contract.ts';
import type { HistoryRecord, KeptOutput, OutputPiece } from '../../shared/history.ts';
import type { StageName } from '../../shared/run-result.ts';
import { AwaitedRun } from '../run/awaited-run.ts';
import type { RunEvent } from '../run/run-view.ts';
import { OutputKeeper } from '../../shared/output-keeper.ts';
import { formatBytes } from '../run/figures.ts';
import { remember, remembered } from '../workspace/remembered.ts';
import { ErrorTail } from './error-tail.ts';
import { type Hidden, NOTHING_HIDDEN } from './hidden-count.ts';
import { OutputPump } from './output-pump.ts';
import type { RawScreen } from './raw/raw-screen.ts';
import type { Screen } from './screen.ts';

/** A hidden window gets no frames; its program shall not stand still for that. */
const HIDDEN_FRAME_MS = 250;

/** Kept of the beginning and of the end, to be saved and to be shown raw. */
const KEPT_BYTES = 8 * 1024 * 1024;

/** What is told of the output changes no more often than this, milliseconds. */
const TELL_MS = 200;

/** What the page shows beside the output itself. */
export interface OutputView {
  readonly isRaw: boolean;
  /** How often the field for what is looked for was asked for since it was last closed; 0 while there is none. */
  readonly finding: number;
  /** Whether standard error stands out. */
  readonly marksErrors: boolean;
  readonly hidden: Hidden;
  /** Since the run began, or the output was cleared. */
  readonly printedBytes: number;
}

const MARKS_KEY = 'mark-errors';

const HEADINGS: Readonly<Record<StageName, string>> = { compile: 'Compiler', run: 'Program' };

export class RunOutput {
  readonly pump: OutputPump;
  readonly #run = new AwaitedRun();
  #terminal = false;
  #stage: StageName = 'run';
  #screen: Screen | null = null;
  readonly #errors = new ErrorTail();
  #keeper = new OutputKeeper(KEPT_BYTES);
  /** Of a run of the past: what the history has kept of it. */
  #past: KeptOutput | null = null;
  #printedBytes = 0;
  /**
   * What the pump had counted when the output was last cleared. It counts from the
   * run's beginning; the view tells only of what was printed since, as with `#printedBytes`.
   */
  #hiddenBefore = NOTHING_HIDDEN;
  #raw: RawScreen | null = null;
  #view: OutputView = {
    isRaw: false,
    finding: 0,
    marksErrors: remembered(MARKS_KEY) !== 'no',
    hidden: NOTHING_HIDDEN,
    printedBytes: 0,
  };
  #telling: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(door: Door) {
    this.pump = new OutputPump({
      nextFrame,
      now: () => performance.now(),
      shown: () => this.#tellSoon(),
      acknowledge: (bytes) => {
        // Refused only when the run is over, and then nobody waits for it.
        const { id: runId } = this.#run;
        if (runId !== null) void door.call('acknowledgeOutput', { runId, bytes });
      },
    });
  }

  /** The screen may come later than the first output, and may be replaced. */
  attach(screen: Screen | null): void {
    this.#screen = screen;
    this.pump.attach(screen);
  }

  /** What stands there to be looked through; null until the screen has come. */
  get screen(): Screen | null {
    return this.#screen;
  }

  attachRaw(raw: RawScreen | null): void {
    this.#raw = raw;
  }

  /** The raw view, while it is shown. */
  get raw(): RawScreen | null {
    return this.#raw;
  }

  readonly current = (): OutputView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Whether every byte is shown, or what they come to on a screen. */
  showRaw(isRaw: boolean): void {
    this.#view = { ...this.#view, isRaw };
    this.#tell();
  }

  /** Offers a field for what is looked for; the raw view has one of its own. */
  find(): void {
    if (this.#raw !== null) return this.#raw.find();
    this.#view = { ...this.#view, finding: this.#view.finding + 1 };
    this.#tell();
  }

  endFind(): void {
    this.#screen?.endFind();
    this.#view = { ...this.#view, finding: 0 };
    this.#tell();
  }

  markErrors(marksErrors: boolean): void {
    this.#view = { ...this.#view, marksErrors };
    remember(MARKS_KEY, marksErrors ? 'yes' : 'no');
    this.#tell();
  }

  /** What was printed, as far as it is kept. */
  get kept(): KeptOutput {
    return this.#past ?? this.#keeper.kept();
  }

  /** Forgets what stands there; a program that still runs goes on below. */
  clear(): void {
    this.#forget();
    this.#hiddenBefore = this.pump.hidden;
    this.#screen?.clear();
    this.#tell();
  }

  /** @param terminal whether the program is given a terminal */
  begin(terminal: boolean): void {
    this.#run.await();
    this.#terminal = terminal;
    this.#stage = 'run';
    this.#errors.clear();
    this.#forget();
    this.pump.begin();
    this.#tell();
  }

  /** The run is over, and its output with it. */
  end(runId: string): void {
    if (runId === this.#run.id) this.pump.end(this.#terminal);
  }

  /** The last of what compiler and program have said on standard error; of a terminal, nothing. */
  get errorText(): string {
    return this.#errors.text;
  }

  /** Shows what is kept of a run of the past. */
  showPast({ runId, output, terminal }: HistoryRecord): void {
    this.begin(terminal);
    this.#run.pass(runId);
    this.#past = output;
    for (const piece of output.beginning) this.#show(piece);
    if (output.omittedBytes > 0) {
      this.pump.heading(`${formatBytes(output.omittedBytes)} between are not kept`);
    }
    for (const piece of output.end) this.#show(piece);
    this.pump.end(terminal);
  }

  /** Shows what a run prints; a compiler's words stand under a heading, and then the program's do too. */
  receive(event: Extract<RunEvent, { type: 'run-output' }>): void {
    if (!this.#run.is(event.runId)) return;
    this.#show(event);
  }

  #show({ stage, stream, bytes }: OutputPiece): void {
    this.#printedBytes += bytes.length;
    this.#keeper.push(stage, stream, bytes);
    if (stage !== this.#stage) {
      this.#stage = stage;
      this.pump.heading(HEADINGS[stage]);
    }
    // Some compilers complain on standard output.
    if (stream === 'stderr' || stage === 'compile') this.#errors.push(bytes);
    this.pump.output(stream, bytes, this.#terminal && stage === 'run');
  }

  #forget(): void {
    this.#keeper = new OutputKeeper(KEPT_BYTES);
    this.#past = null;
    this.#printedBytes = 0;
    this.#hiddenBefore = NOTHING_HIDDEN;
  }

  #tellSoon(): void {
    this.#telling ??= setTimeout(() => this.#tell(), TELL_MS);
  }

  #tell(): void {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    const { sequences, characters } = this.pump.hidden;
    const hidden = {
      sequences: sequences - this.#hiddenBefore.sequences,
      characters: characters - this.#hiddenBefore.characters,
    };
    this.#view = { ...this.#view, hidden, printedBytes: this.#printedBytes };
    for (const listener of this.#listeners) listener();
  }
}

function nextFrame(callback: () => void): void {
  let called = false;
  const once = () => {
    if (called) return;
    called = true;
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    callback();
  };
  const timer = setTimeout(once, HIDDEN_FRAME_MS);
  const frame = requestAnimationFrame(once);
}
