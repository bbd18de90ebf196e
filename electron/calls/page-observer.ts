/** Tells one page about one of its runs, from its first phase to its report. */
import type { AppEvent, RunPhase } from '../../shared/contract.ts';
import { failureOf } from '../../shared/outcome.ts';
import type { RunReport, RunResult, StageName, StreamName } from '../../shared/run-result.ts';
import type { UsageSample } from '../../shared/usage.ts';
import type { RunListener } from '../core.ts';
import type { BuildProgress } from '../images/build-progress.ts';
import type { Run } from '../sandbox/run.ts';
import { type Broadcast, logTo } from './build-calls.ts';
import type { LogBatch } from './log-batch.ts';
import type { RunRecorder } from './run-recorder.ts';
import type { Caller } from './caller.ts';
import { PagedOutput } from './paged-output.ts';

type BuildState = Extract<AppEvent, { type: 'image-progress' }>['state'];

export class PageObserver implements RunListener {
  readonly #caller: Caller;
  readonly #language: string;
  readonly #recorder: RunRecorder;
  readonly #broadcast: Broadcast;
  readonly #log: LogBatch;
  #runId = '';
  #output: PagedOutput | null = null;
  #isBuilding = false;

  constructor(caller: Caller, language: string, recorder: RunRecorder, broadcast: Broadcast) {
    this.#caller = caller;
    this.#language = language;
    this.#recorder = recorder;
    this.#broadcast = broadcast;
    this.#log = logTo(broadcast, language);
  }

  /** Attaches to the run that was started with this observer, at once after its start. */
  follow(run: Run): void {
    this.#runId = run.id;
    this.#output = new PagedOutput(run.id, (event) => this.#caller.send(event));
    this.#caller.add(run, this.#output);
    void this.#finish(run);
  }

  phase(phase: RunPhase, note: string | null): void {
    // `done` is told by the report, after the last of the output.
    if (phase === 'done') return;
    if (phase === 'running') this.#endBuild('built');
    void this.#caller.send({ type: 'run-phase', runId: this.#runId, phase, note });
  }

  stage(stage: StageName): void {
    void this.#caller.send({ type: 'run-stage', runId: this.#runId, stage });
  }

  output(stage: StageName, stream: StreamName, bytes: Uint8Array): void | Promise<void> {
    this.#recorder.output(stage, stream, bytes);
    return this.#output?.push(stage, stream, bytes);
  }

  usage(sample: UsageSample): void {
    this.#recorder.usage(sample);
    void this.#caller.send({ type: 'run-usage', runId: this.#runId, sample });
  }

  build({ step, fraction }: BuildProgress): void {
    this.#isBuilding = true;
    this.#broadcast(this.#progress(step, fraction, 'building'));
  }

  buildLine(line: string): void {
    this.#log.add(line);
  }

  async #finish(run: Run): Promise<void> {
    let last: Extract<AppEvent, { type: 'run-done' | 'run-failed' }>;
    try {
      last = { type: 'run-done', runId: run.id, report: reportOf(await run.result) };
      this.#endBuild(last.report.verdict.kind === 'cancelled' ? 'cancelled' : 'built');
    } catch (error) {
      last = { type: 'run-failed', runId: run.id, error: failureOf(error) };
      this.#endBuild('failed');
    }
    await this.#output?.finish();
    this.#caller.remove(run.id);
    await this.#caller.send(last);
    await this.#recorder.ended(
      run.id,
      last.type === 'run-done' ? { report: last.report } : { failure: last.error },
    );
    const sentence = await run.contradicted;
    if (sentence === null) return;
    await this.#caller.send({ type: 'run-contradicted', runId: run.id, sentence });
  }

  #endBuild(state: BuildState): void {
    if (!this.#isBuilding) return;
    this.#isBuilding = false;
    this.#log.flush();
    this.#broadcast(this.#progress('', null, state));
  }

  #progress(step: string, fraction: number | null, state: BuildState): AppEvent {
    return { type: 'image-progress', language: this.#language, step, fraction, state };
  }
}

/** Without the output, which the page has had already. */
function reportOf({ stdout: _stdout, stderr: _stderr, ...report }: RunResult): RunReport {
  return report;
}
