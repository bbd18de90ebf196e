/**
 * Output on its way out: metered, so that it ends at the limit, and never
 * gathered beyond it.
 */
import type { StageName, StreamName } from '../../shared/run-result.ts';
import { ByteLog } from './byte-log.ts';

/** Gets what passes; a promise it returns holds the program back until it resolves. */
export type OutputSink = (
  stage: StageName,
  stream: StreamName,
  bytes: Uint8Array,
) => void | Promise<void>;

export class OutputGate {
  readonly limitBytes: number;
  readonly #sink: OutputSink;
  readonly #keep: (stage: StageName) => boolean;
  readonly #kept = new Map<string, ByteLog>();
  #passed = 0;
  #isTruncated = false;

  /**
   * @param limitBytes both streams of all stages together
   * @param keep which stages' output is kept for the result
   */
  constructor(limitBytes: number, sink: OutputSink, keep: (stage: StageName) => boolean) {
    this.limitBytes = limitBytes;
    this.#sink = sink;
    this.#keep = keep;
  }

  /** Whether something did not pass. */
  get isTruncated(): boolean {
    return this.#isTruncated;
  }

  /**
   * Lets bytes pass as far as the limit goes.
   *
   * @returns `fitted` is false when the limit was in the way, and the run is to
   *   be ended; `shown` is what the sink returned
   */
  pass(
    stage: StageName,
    stream: StreamName,
    bytes: Uint8Array,
  ): { readonly fitted: boolean; readonly shown: void | Promise<void> } {
    const fits = bytes.subarray(0, this.limitBytes - this.#passed);
    const fitted = fits.length === bytes.length;
    this.#passed += fits.length;
    this.#isTruncated ||= !fitted;
    if (fits.length === 0) return { fitted, shown: undefined };
    if (this.#keep(stage)) this.#keepBytes(stage, stream, fits);
    return { fitted, shown: this.#sink(stage, stream, fits) };
  }

  /** What a stage printed on one stream, as text; what is not UTF-8 shows as U+FFFD. */
  text(stage: StageName, stream: StreamName): string {
    return this.#kept.get(`${stage}/${stream}`)?.text() ?? '';
  }

  #keepBytes(stage: StageName, stream: StreamName, bytes: Uint8Array): void {
    const key = `${stage}/${stream}`;
    let log = this.#kept.get(key);
    if (log === undefined) {
      log = new ByteLog();
      this.#kept.set(key, log);
    }
    log.append(bytes);
  }
}
