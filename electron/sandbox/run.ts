/** One run: preparing → running → stopping → done, one owner, one `finally`. */
import type { RunPhase, TerminalSize } from '../../shared/contract.ts';
import type { Accounting } from '../../shared/layers/account.ts';
import type { ApplicationFacts } from '../../shared/layers/evidence.ts';
import { failureOf } from '../../shared/outcome.ts';
import type { RunResult, SandboxIdentity, StageName } from '../../shared/run-result.ts';
import { InputGate } from './launcher/input-gate.ts';
import {
  fileFrame,
  goFrame,
  killFrame,
  resizeFrame,
  stageFrame,
  type LauncherMessage,
  type StagePlan,
} from './launcher/protocol.ts';
import { OutputGate, type OutputSink } from './output-gate.ts';
import { stagesOf, type RunPlan } from './run-plan.ts';
import { type EndedStage, resultOf } from './run-record.ts';
import type { Sandbox } from './sandbox.ts';
import { Stopwatch } from './stopwatch.ts';
import type { Loss, StopCause } from './verdict.ts';
import { processEnd } from './wait-status.ts';

/** A sandbox that is ready for its plan, and how to judge it. */
export interface Prepared {
  readonly plan: RunPlan;
  readonly sandbox: Sandbox;
  readonly identity: SandboxIdentity;
  readonly parked: boolean;
  /** Judges the sandbox, with what the application enforces itself as it stands. */
  account(own: Pick<ApplicationFacts, 'armedDeadlineSeconds' | 'outputMeterBytes'>): Accounting;
}

/**
 * Hands over a sandbox.
 *
 * @param note says what takes long; null when that is over
 * @param signal is aborted by Stop
 */
export type Prepare = (
  note: (text: string | null) => void,
  signal: AbortSignal,
) => Promise<Prepared>;

export interface RunObserver {
  phase(phase: RunPhase, note: string | null): void;
  stage(name: StageName): void;
  output: OutputSink;
}

/** How long the launcher may take to end a run before the engine is asked to. */
const KILL_GRACE_MS = 2_000;
/** How long the engine may take to say how a sandbox ended. */
const END_MS = 5_000;

export class Run {
  readonly id: string;
  /** What happened; rejects with a GloveboxError only when there was no sandbox to run in. */
  readonly result: Promise<RunResult>;
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
  readonly #timers: NodeJS.Timeout[] = [];
  #prepared: Prepared | null = null;
  #output: OutputGate | null = null;
  #accounting: Accounting | null = null;
  #stages: readonly StagePlan[] = [];
  #stageIndex = 0;
  #cause: StopCause | null = null;
  #problem: { code: string; sentence: string } | null = null;
  #removal: Promise<void> = Promise.resolve();

  constructor(id: string, prepare: Prepare, observer: RunObserver) {
    this.id = id;
    this.#observer = observer;
    // Begun after the constructor, so that the observer can know the run it observes.
    this.result = Promise.resolve().then(() => this.#go(prepare));
    this.removed = this.result.then(
      () => this.#removal,
      () => this.#removal,
    );
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
      const note = (text: string | null): void => this.#observer.phase('preparing', text);
      this.#prepared = await prepare(note, this.#stopped.signal);
      this.#clock.mark('ready');
      const loss = this.#cause === null ? await this.#execute(this.#prepared) : null;
      this.#observer.phase('stopping', null);
      return this.#result(loss);
    } catch (error) {
      if (this.#cause === 'cancelled') return this.#result(null);
      const { code, sentence } = failureOf(error);
      if (code !== 'consent-missing' && code !== 'refused') throw error;
      const result = this.#result(null);
      return { ...result, verdict: { ...result.verdict, kind: 'refused', sentence } };
    } finally {
      for (const timer of this.#timers) clearTimeout(timer);
      this.#input.close();
      this.#removal = this.#sandbox?.remove() ?? Promise.resolve();
      this.#removal.catch(() => {});
      this.#observer.phase('done', null);
    }
  }

  /**
   * Judges, delivers, and follows the launcher to its last word.
   *
   * @returns how the sandbox was lost, or null
   */
  async #execute(prepared: Prepared): Promise<Loss | null> {
    const { plan, sandbox } = prepared;
    const deadlineSeconds = Number(plan.levels['deadline']);
    const output = new OutputGate(
      Number(plan.levels['output']) * 1024,
      (stage, stream, bytes) => this.#observer.output(stage, stream, bytes),
      (stage) => stage === 'compile' || plan.keepsOutput,
    );
    this.#output = output;
    this.#stages = stagesOf(plan);
    this.#accounting = prepared.account({
      armedDeadlineSeconds: deadlineSeconds,
      outputMeterBytes: output.limitBytes,
    });
    if (this.#accounting.contradictions.length > 0) return null;

    await this.#deliver(plan, sandbox);
    this.#arm(() => this.#stop('deadline'), deadlineSeconds * 1000);
    if (plan.levels['filesystem'] === 'writable') this.#watchWrittenSize(sandbox);
    this.#observer.phase('running', null);
    try {
      for await (const message of sandbox.messages()) {
        if (message.type === 'end') return null;
        await this.#handle(message);
        // A problem is the launcher's last word on a run that it could not carry out.
        if (message.type === 'problem' && message.code !== 'stderr') return null;
      }
    } catch {
      // The connection broke: how is asked below, of the engine.
    }
    return this.#lossOf(sandbox);
  }

  async #deliver(plan: RunPlan, sandbox: Sandbox): Promise<void> {
    for (const file of plan.files) {
      await sandbox.send(fileFrame(file.name, new TextEncoder().encode(file.text)));
    }
    for (const stage of this.#stages) await sandbox.send(stageFrame(stage));
    await sandbox.send(goFrame());
    this.#input.open();
    if (plan.preparedInput === null) return;
    void this.#input.write(plan.preparedInput);
    void this.#input.end();
  }

  async #handle(message: LauncherMessage): Promise<void> {
    switch (message.type) {
      case 'fact':
        this.#sandbox?.facts.set(message.name, message.fact);
        break;
      case 'begin':
        this.#stageIndex = message.index;
        this.#observer.stage(this.#stageName);
        break;
      case 'output':
        await this.#passOutput(message);
        break;
      case 'taken':
        this.#input.taken(message.bytes);
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
    if (this.#cause !== null) return;
    this.#cause = cause;
    this.#stopped.abort();
    const sandbox = this.#sandbox;
    if (sandbox === null) return;
    this.#observer.phase('stopping', null);
    void sandbox.send(killFrame());
    // A launcher that does not answer, or a full pipe before it: the engine ends it.
    this.#arm(() => void sandbox.kill().catch(() => sandbox.disconnect()), KILL_GRACE_MS);
  }

  #arm(action: () => void, ms: number): void {
    this.#timers.push(setTimeout(action, ms));
  }

  /** A writable root has no limit of its own on most engines: its size is watched. */
  #watchWrittenSize(sandbox: Sandbox): void {
    const look = async (): Promise<void> => {
      const written = await sandbox.writtenBytes().catch(() => null);
      if (written !== null && written > WRITABLE_ROOT_BYTES) this.#stop('filesystem');
      else if (this.#cause === null) this.#arm(() => void look(), WATCH_MS);
    };
    this.#arm(() => void look(), WATCH_MS);
  }

  async #lossOf(sandbox: Sandbox): Promise<Loss> {
    try {
      const end = await sandbox.end(END_MS);
      return { who: 'sandbox', exitCode: end.exitCode, oomKilled: end.oomKilled };
    } catch (error) {
      return { who: 'engine', sentence: failureOf(error).sentence };
    }
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

/** A writable root may grow by this much. */
const WRITABLE_ROOT_BYTES = 256 * 1024 * 1024;
/** Measured: 10 to 130 ms of the engine's time a look. */
const WATCH_MS = 250;
