/** One run: preparing → running → stopping → done, one owner, one `finally`. */
import type { RunPhase } from '../../shared/app-event.ts';
import type { TerminalSize } from '../../shared/run-request.ts';
import type { Accounting } from '../../shared/layers/account.ts';
import { failureOf } from '../../shared/outcome.ts';
import type { RunResult, StageName } from '../../shared/run-result.ts';
import type { UsageSample } from '../../shared/usage.ts';
import { usageAt } from './launcher/counters.ts';
import { InputGate } from './launcher/input-gate.ts';
import { killFrame, resizeFrame, type LauncherMessage } from './launcher/protocol.ts';
import type { StagePlan } from './launcher/stage-plan.ts';
import { OutputGate, type OutputSink } from './output-gate.ts';
import type { Prepare, Prepared } from './prepared.ts';
import { stagesOf, type RunPlan } from './run-plan.ts';
import { type EndedStage, resultOf } from './run-record.ts';
import { contradictionOf, lossOf } from './sandbox-end.ts';
import type { Sandbox } from './sandbox.ts';
import { Stopwatch } from './stopwatch.ts';
import { Timers } from './timers.ts';
import type { Loss, StopCause } from './verdict.ts';
import { processEnd } from './wait-status.ts';
import { watchWrittenSize } from './written-size.ts';

export interface RunObserver {
  phase(phase: RunPhase, note: string | null): void;
  stage(name: StageName): void;
  output: OutputSink;
  /** What the program uses now, some times a second where the sandbox can tell; for whoever draws it. */
  usage?(sample: UsageSample): void;
}

/** How long the launcher may take to end a run before the engine is asked to. */
const KILL_GRACE_MS = 2_000;

export class Run {
  readonly id: string;
  /** What happened; rejects with a GloveboxError only when there was no sandbox to run in. */
  readonly result: Promise<RunResult>;
  /**
   * What the engine says of the sandbox's end, where that contradicts the
   * launcher's word on it: a sentence, a moment after the result. Null otherwise.
   */
  readonly contradicted: Promise<string | null>;
  /** Resolves when nothing of the run remains on the engine; rejects when the engine cannot be asked. */
  readonly removed: Promise<void>;

  readonly #observer: RunObserver;
  readonly #clock = new Stopwatch();
  readonly #ended: EndedStage[] = [];
  readonly #input = new InputGate((frame) => void this.#sandbox?.send(frame));
  readonly #stopped = new AbortController();
  readonly #whenStopped = new Promise<void>((resolve) => {
    this.#stopped.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  #timers = new Timers();
  #prepared: Prepared | null = null;
  #output: OutputGate | null = null;
  #accounting: Accounting | null = null;
  #stages: readonly StagePlan[] = [];
  #stageIndex = 0;
  #cause: StopCause | null = null;
  #problem: { code: string; sentence: string } | null = null;
  /** Whether the sandbox has begun with anything of the program. */
  #hasBegun = false;
  #isInputGiven = false;
  /** Whether the launcher has said its last word. */
  #hasEnded = false;
  #isOver = false;
  #tellContradiction: (sentence: string | null) => void = () => {};
  readonly #removals: Promise<void>[] = [];

  constructor(id: string, prepare: Prepare, observer: RunObserver) {
    this.id = id;
    this.#observer = observer;
    // Begun after the constructor, so that the observer can know the run it observes.
    this.result = Promise.resolve().then(() => this.#go(prepare));
    const settled = this.result.then(
      () => {},
      () => {},
    );
    this.removed = settled.then(async () => {
      await Promise.all(this.#removals);
    });
    this.contradicted = new Promise((resolve) => {
      this.#tellContradiction = resolve;
      // Where the engine was not asked, it has said nothing.
      const nothing = (): void => resolve(null);
      this.removed.then(nothing, nothing);
    });
    // Whoever does not await the removal must not be ended by its failure.
    this.removed.catch(() => {});
  }

  /** Ends the run; its output so far is kept. Does nothing when it has ended. */
  stop(): void {
    this.#stop('cancelled');
  }

  /** Bytes for the program's input; resolves when they are under way. */
  async sendInput(bytes: Uint8Array): Promise<void> {
    await this.#input.write(bytes);
  }

  get queuedInputBytes(): number {
    return this.#input.queuedBytes;
  }

  async endInput(): Promise<void> {
    await this.#input.end();
  }

  resize(size: TerminalSize): void {
    if (this.#prepared?.plan.terminal) void this.#sandbox?.send(resizeFrame(size));
  }

  get #sandbox(): Sandbox | null {
    return this.#prepared?.sandbox ?? null;
  }

  async #go(prepare: Prepare): Promise<RunResult> {
    this.#observer.phase('preparing', null);
    try {
      const note = this.#noting();
      let loss = await this.#attempt(() => prepare(note, this.#stopped.signal, false));
      if (loss !== null && this.#sandbox !== null && this.#mayTryAgain) {
        this.#leave(this.#sandbox);
        loss = await this.#attempt(() => prepare(note, this.#stopped.signal, true));
      }
      this.#observer.phase('stopping', null);
      return this.#result(loss);
    } catch (error) {
      if (this.#cause === 'cancelled') return this.#result(null);
      const { code, sentence } = failureOf(error);
      if (code !== 'consent-missing' && code !== 'refused') throw error;
      const result = this.#result(null);
      return { ...result, verdict: { ...result.verdict, kind: 'refused', sentence } };
    } finally {
      this.#isOver = true;
      this.#timers.end();
      this.#input.close();
      if (this.#sandbox !== null) this.#leave(this.#sandbox);
      this.#observer.phase('done', null);
    }
  }

  /** Tells what takes long when it changes, and only then: a run that has its sandbox at once tells nothing. */
  #noting(): (text: string | null) => void {
    let last: string | null = null;
    return (text) => {
      if (text !== last) this.#observer.phase('preparing', text);
      last = text;
    };
  }

  /** Whether a sandbox that was started ahead died as it was taken, with nothing of the program begun. */
  get #mayTryAgain(): boolean {
    return this.#prepared?.sandboxId !== this.id && !this.#hasBegun && this.#cause === null;
  }

  /** @returns how the sandbox was lost, or null */
  async #attempt(prepare: () => Promise<Prepared>): Promise<Loss | null> {
    this.#prepared = null;
    this.#timers.end();
    this.#timers = new Timers();
    this.#prepared = await prepare();
    this.#clock.mark('ready');
    return this.#cause === null ? this.#execute(this.#prepared) : null;
  }

  /** Hears the engine on the end that the launcher told, and removes the sandbox. */
  #leave(sandbox: Sandbox): void {
    const inTurn = this.#prepared?.removing ?? ((remove: () => Promise<void>) => remove());
    const hasEnded = this.#hasEnded;
    const removal = inTurn(async () => {
      if (hasEnded) this.#tellContradiction(await contradictionOf(sandbox));
      await sandbox.remove();
    });
    removal.catch(() => {});
    this.#removals.push(removal);
  }

  /**
   * Judges, delivers, and follows the launcher to its last word.
   *
   * @returns how the sandbox was lost, or null
   */
  async #execute(prepared: Prepared): Promise<Loss | null> {
    const { plan, sandbox } = prepared;
    const output = new OutputGate(
      Number(plan.levels['output']) * 1024,
      (stage, stream, bytes) => this.#observer.output(stage, stream, bytes),
      (stage) => stage === 'compile' || plan.keepsOutput,
    );
    this.#output = output;
    this.#stages = stagesOf(plan);
    const isSound = (armedDeadlineSeconds: number | null): boolean => {
      this.#accounting = prepared.account({
        armedDeadlineSeconds,
        outputMeterBytes: output.limitBytes,
      });
      return this.#accounting.contradictions.length === 0;
    };
    // What is refused for any other layer has no deadline, and must not say that it had one.
    if (!isSound(null) || !isSound(this.#armDeadline(plan))) return null;

    await this.#deliver(plan, sandbox);
    if (plan.levels['filesystem'] === 'writable') {
      watchWrittenSize(sandbox, this.#timers, (cause) => this.#stop(cause));
    }
    // An engine that takes the delivery slowly may have used the deadline up.
    if (this.#cause === null) this.#observer.phase('running', null);
    try {
      for await (const message of sandbox.messages()) {
        if (message.type === 'end') {
          this.#hasEnded = true;
          return null;
        }
        await this.#handle(message);
        // A problem is the launcher's last word on a run that it could not carry out.
        if (message.type === 'problem' && message.code !== 'stderr') return null;
      }
    } catch {
      // The connection broke: how is asked below, of the engine.
    }
    return lossOf(sandbox);
  }

  /**
   * Before anything is delivered: an engine that does not take it must not hold the deadline back.
   *
   * @returns seconds, as armed; null when none could be
   */
  #armDeadline({ levels }: RunPlan): number | null {
    const ms = Math.round(Number(levels['deadline']) * 1000);
    const armedMs = this.#timers.arm(() => this.#stop('deadline'), ms);
    return armedMs === null ? null : armedMs / 1000;
  }

  async #deliver(plan: RunPlan, sandbox: Sandbox): Promise<void> {
    await sandbox.deliver(plan.files, this.#stages);
    // Once: what the first sandbox did not live to take waits for the second.
    if (plan.preparedInput === null || this.#isInputGiven) return;
    this.#isInputGiven = true;
    void this.#input.write(plan.preparedInput);
    void this.#input.end();
  }

  async #handle(message: LauncherMessage): Promise<void> {
    switch (message.type) {
      case 'fact':
        this.#sandbox?.facts.set(message.name, message.fact);
        break;
      case 'begin':
        this.#hasBegun = true;
        // Not before: what a sandbox that is gone already has swallowed would be lost.
        this.#input.open();
        this.#stageIndex = message.index;
        this.#observer.stage(this.#stageName);
        break;
      case 'output':
        await this.#passOutput(message);
        break;
      case 'taken':
        this.#input.taken(message.bytes);
        break;
      case 'used':
        this.#observer.usage?.(usageAt(this.#sandbox?.facts ?? new Map(), message.atMs));
        break;
      case 'done':
        this.#ended.push({
          name: this.#stageName,
          end: processEnd(message.waitStatus),
          ms: Math.round(message.wallMs * 10) / 10,
        });
        break;
      case 'problem':
        this.#problem = message;
        break;
      case 'ready':
      case 'held':
      case 'end':
        break;
    }
  }

  async #passOutput({ stream, bytes }: LauncherMessage & { type: 'output' }): Promise<void> {
    if (this.#stageName === 'run') this.#clock.mark('first output');
    const passed = this.#output?.pass(this.#stageName, stream, bytes);
    if (passed === undefined) return;
    const { fitted, shown } = passed;
    if (!fitted) this.#stop('output-limit');
    // Once the run is being ended, nobody's slowness may hold its end back.
    if (shown instanceof Promise) await Promise.race([shown, this.#whenStopped]);
  }

  get #stageName(): StageName {
    return this.#stages[this.#stageIndex]?.name ?? 'run';
  }

  #stop(cause: StopCause): void {
    if (this.#cause !== null || this.#isOver) return;
    this.#cause = cause;
    this.#stopped.abort();
    const sandbox = this.#sandbox;
    if (sandbox === null) return;
    this.#observer.phase('stopping', null);
    void sandbox.send(killFrame());
    // A launcher that does not answer, or a full pipe before it: the engine ends it.
    this.#timers.arm(() => void sandbox.kill().catch(() => sandbox.disconnect()), KILL_GRACE_MS);
  }

  #result(loss: Loss | null): RunResult {
    return resultOf({
      cause: this.#cause,
      loss,
      problem: this.#problem,
      stage: this.#stageName,
      ended: this.#ended,
      facts: this.#sandbox?.facts ?? new Map(),
      levels: this.#prepared?.plan.levels ?? {},
      accounting: this.#accounting,
      identity: this.#prepared?.identity ?? null,
      parked: this.#prepared?.parked ?? false,
      output: this.#output,
      clock: this.#clock,
    });
  }
}
