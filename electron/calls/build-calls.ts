/** Calls about images. */
import type { AppEvent, Nothing } from '../../shared/contract.ts';
import { failureOf } from '../../shared/outcome.ts';
import type { Core } from '../core.ts';
import { languageById } from '../images/catalogue.ts';
import { LogBatch } from './log-batch.ts';

/** Sends an event to every page. */
export type Broadcast = (event: AppEvent) => void;

/** A language's build log, on its way to every page. */
export function logTo(broadcast: Broadcast, language: string): LogBatch {
  return new LogBatch((lines) => broadcast({ type: 'image-log', language, lines }));
}

type Progress = Extract<AppEvent, { type: 'image-progress' }>;

export class BuildCalls {
  readonly #core: Core;
  readonly #broadcast: Broadcast;
  readonly #underWay = new Map<string, AbortController>();

  constructor(core: Core, broadcast: Broadcast) {
    this.#core = core;
    this.#broadcast = broadcast;
  }

  async buildImage({ language: id }: { language: string }): Promise<Nothing> {
    const language = languageById(this.#core.languages, id);
    const cancel = this.#underWay.get(id) ?? new AbortController();
    this.#underWay.set(id, cancel);
    const log = logTo(this.#broadcast, id);
    try {
      const { images } = await this.#core.connect();
      await images.ensure(language, {
        signal: cancel.signal,
        progress: ({ step, fraction }) =>
          this.#tell({ language: id, step, fraction, state: 'building' }),
        line: (line) => log.add(line),
      });
      this.#tell({ language: id, step: '', fraction: 1, state: 'built' });
      return {};
    } catch (error) {
      const { code, sentence } = failureOf(error);
      const state = code === 'cancelled' ? 'cancelled' : 'failed';
      this.#tell({ language: id, step: sentence, fraction: null, state });
      throw error;
    } finally {
      log.flush();
      this.#underWay.delete(id);
    }
  }

  async cancelBuild({ language }: { language: string }): Promise<Nothing> {
    this.#underWay.get(language)?.abort();
    return {};
  }

  #tell(progress: Omit<Progress, 'type'>): void {
    this.#broadcast({ type: 'image-progress', ...progress });
  }
}
