/** The output of one run after another: from the application's events into the pump. */
import type { Door } from '../../shared/contract.ts';
import type { HistoryRecord, OutputPiece } from '../../shared/history.ts';
import type { StageName } from '../../shared/run-result.ts';
import type { RunEvent } from '../run/run-view.ts';
import { formatBytes } from '../run/figures.ts';
import { ErrorTail } from './error-tail.ts';
import { OutputPump } from './output-pump.ts';
import type { Screen } from './screen.ts';

/** A hidden window gets no frames; its program shall not stand still for that. */
const HIDDEN_FRAME_MS = 250;

const HEADINGS: Readonly<Record<StageName, string>> = { compile: 'Compiler', run: 'Program' };

export class RunOutput {
  readonly pump: OutputPump;
  #runId: string | null = null;
  #previousRunId: string | null = null;
  #terminal = false;
  #stage: StageName = 'run';
  #screen: Screen | null = null;
  readonly #errors = new ErrorTail();

  constructor(door: Door) {
    this.pump = new OutputPump({
      nextFrame,
      acknowledge: (bytes) => {
        // Refused only when the run is over, and then nobody waits for it.
        if (this.#runId !== null)
          void door.call('acknowledgeOutput', { runId: this.#runId, bytes });
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

  /** @param terminal whether the program is given a terminal */
  begin(terminal: boolean): void {
    this.#previousRunId = this.#runId ?? this.#previousRunId;
    this.#runId = null;
    this.#terminal = terminal;
    this.#stage = 'run';
    this.#errors.clear();
    this.pump.begin();
  }

  /** The last of what compiler and program have said on standard error; of a terminal, nothing. */
  get errorText(): string {
    return this.#errors.text;
  }

  /** Shows what is kept of a run of the past. */
  showPast({ runId, output, terminal }: HistoryRecord): void {
    this.begin(terminal);
    this.#previousRunId = runId;
    for (const piece of output.beginning) this.#show(piece);
    if (output.omittedBytes > 0) {
      this.pump.heading(`${formatBytes(output.omittedBytes)} between are not kept`);
    }
    for (const piece of output.end) this.#show(piece);
  }

  /** Shows what a run prints; a compiler's words stand under a heading, and then the program's do too. */
  receive(event: Extract<RunEvent, { type: 'run-output' }>): void {
    if (this.#runId === null && event.runId !== this.#previousRunId) this.#runId = event.runId;
    if (event.runId !== this.#runId) return;
    this.#show(event);
  }

  #show({ stage, stream, bytes }: OutputPiece): void {
    if (stage !== this.#stage) {
      this.#stage = stage;
      this.pump.heading(HEADINGS[stage]);
    }
    // Some compilers complain on standard output.
    if (stream === 'stderr' || stage === 'compile') this.#errors.push(bytes);
    this.pump.output(stream, bytes, this.#terminal && stage === 'run');
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
