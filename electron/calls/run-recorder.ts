/** Puts one run into the history when it has ended. */
import type { StartRun } from '../../shared/run-request.ts';
import { OutputKeeper } from '../../shared/output-keeper.ts';
import type { Failure } from '../../shared/outcome.ts';
import type { OwnPreset } from '../../shared/own-preset.ts';
import type { RunReport, StageName, StreamName } from '../../shared/run-result.ts';
import { UsageCurve, type UsageSample } from '../../shared/usage.ts';
import type { HistoryStore } from '../storage/history/history-store.ts';

/** Bytes kept of each end: some hundred lines, and little beside the program's own files. */
const KEPT_BYTES = 32 * 1024;

export class RunRecorder {
  readonly #store: HistoryStore;
  readonly #asked: StartRun;
  readonly #ownPreset: Promise<OwnPreset | null>;
  readonly #at = Date.now();
  readonly #output = new OutputKeeper(KEPT_BYTES);
  readonly #usage = new UsageCurve();
  readonly #onKept: () => void;

  /** @param ownPreset what `asked.ownPreset` is now; it is not waited for before the run has ended, and never rejects */
  constructor(
    store: HistoryStore,
    asked: StartRun,
    ownPreset: Promise<OwnPreset | null>,
    onKept: () => void,
  ) {
    this.#store = store;
    this.#asked = asked;
    this.#ownPreset = ownPreset;
    this.#onKept = onKept;
  }

  output(stage: StageName, stream: StreamName, bytes: Uint8Array): void {
    this.#output.push(stage, stream, bytes);
  }

  usage(sample: UsageSample): void {
    this.#usage.push(sample);
  }

  /** Resolves when the run is kept, or could not be: a full disk must not take its verdict away. */
  async ended(
    runId: string,
    end: { readonly report: RunReport } | { readonly failure: Failure },
  ): Promise<void> {
    const report = 'report' in end ? end.report : null;
    const { language, files, preset, levels, input, terminal } = this.#asked;
    try {
      await this.#store.add({
        runId,
        at: this.#at,
        language,
        entry: files[0]?.name ?? '',
        preset,
        levels,
        verdict: report?.verdict ?? null,
        totalMs: report?.timing.totalMs ?? null,
        files,
        arguments: this.#asked.arguments,
        input,
        terminal: terminal !== null,
        ownPreset: await this.#ownPreset,
        output: this.#output.kept(),
        usage: this.#usage.samples,
        report,
        failure: 'failure' in end ? end.failure : null,
      });
    } catch (error) {
      console.error('This run could not be kept in the history.', error);
      return;
    }
    this.#onKept();
  }
}
