/** Tells one page about one of its runs, from its first phase to its report. */
import type { AppEvent, RunPhase } from '../../shared/app-event.ts';
import { type Failure, failureOf } from '../../shared/outcome.ts';
import type { RunReport, RunResult, StageName, StreamName } from '../../shared/run-result.ts';
import type { UsageSample } from '../../shared/usage.ts';
import type { RunListener } from '../core.ts';
import type { BuildProgress } from '../images/build-progress.ts';
import type { Run } from '../sandbox/run.ts';
import type { BuildNews, BuildReporter } from './build-news.ts';
import type { RunRecorder } from './run-recorder.ts';
import type { Caller } from './caller.ts';
import { PagedOutput } from './paged-output.ts';

export class PageObserver implements RunListener {
  readonly #caller: Caller;
  readonly #language: string;
  readonly #recorder: RunRecorder;
  readonly #news: BuildNews;
  #runId = '';
  #output: PagedOutput | null = null;
  /** While the image is being made for it. */
  #build: BuildReporter | null = null;

  constructor(caller: Caller, language: string, recorder: RunRecorder, news: BuildNews) {
    this.#caller = caller;
    this.#language = language;
    this.#recorder = recorder;
    this.#news = news;
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

  build(progress: BuildProgress): void {
    this.#watchedBuild().progress(progress);
  }

  buildLine(line: string): void {
    this.#watchedBuild().line(line);
  }

  buildEnd(failure: Failure | null): void {
    this.#build?.end(failure);
    this.#build = null;
  }

  async #finish(run: Run): Promise<void> {
    let last: Extract<AppEvent, { type: 'run-done' | 'run-failed' }>;
    try {
      last = { type: 'run-done', runId: run.id, report: reportOf(await run.result) };
    } catch (error) {
      last = { type: 'run-failed', runId: run.id, error: failureOf(error) };
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

  #watchedBuild(): BuildReporter {
    this.#build ??= this.#news.watch(this.#language);
    return this.#build;
  }
}

/** Without the output, which the page has had already. */
function reportOf({ stdout: _stdout, stderr: _stderr, ...report }: RunResult): RunReport {
  return report;
}
