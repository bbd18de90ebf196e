/** Calls about images. */
import type { Nothing } from '../../shared/contract.ts';
import { failureOf } from '../../shared/outcome.ts';
import type { Core } from '../core.ts';
import { languageById } from '../images/catalogue.ts';
import type { BuildNews } from './build-news.ts';

export class BuildCalls {
  readonly #core: Core;
  readonly #news: BuildNews;
  readonly #underWay = new Map<string, AbortController>();

  constructor(core: Core, news: BuildNews) {
    this.#core = core;
    this.#news = news;
  }

  async buildImage({ language: id }: { language: string }): Promise<Nothing> {
    const language = languageById(this.#core.languages, id);
    const cancel = this.#underWay.get(id) ?? new AbortController();
    this.#underWay.set(id, cancel);
    const told = this.#news.watch(id);
    try {
      const { images } = await this.#core.connect();
      await images.ensure(language, {
        signal: cancel.signal,
        progress: (progress) => told.progress(progress),
        line: (line) => told.line(line),
      });
      told.end(null);
      return {};
    } catch (error) {
      told.end(failureOf(error));
      throw error;
    } finally {
      if (this.#underWay.get(id) === cancel) this.#underWay.delete(id);
    }
  }

  /** Ends what was asked for by `buildImage`, whichever page asked; runs that wait for the image keep their build. */
  async cancelBuild({ language }: { language: string }): Promise<Nothing> {
    const cancel = this.#underWay.get(language);
    // Whoever asks for it again, while this one is being given up, begins anew.
    this.#underWay.delete(language);
    cancel?.abort();
    return {};
  }
}
