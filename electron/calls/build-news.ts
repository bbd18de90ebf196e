/**
 * What all pages hear of images being made: of each language once, however many
 * runs and calls wait for the same build, and its end when the last has left it.
 */
import type { AppEvent } from '../../shared/app-event.ts';
import type { Failure } from '../../shared/outcome.ts';
import type { BuildProgress } from '../images/build-progress.ts';
import type { Broadcast } from './broadcast.ts';
import { LogBatch } from './log-batch.ts';

/** One of those who wait for a build. */
export interface BuildReporter {
  progress(progress: BuildProgress): void;
  line(line: string): void;
  /** It waits no longer. @param failure null when the image is there */
  end(failure: Failure | null): void;
}

interface Watched {
  /** The first of them speaks for all: each hears the same. */
  readonly reporters: Set<BuildReporter>;
  readonly log: LogBatch;
}

export class BuildNews {
  readonly #broadcast: Broadcast;
  readonly #watched = new Map<string, Watched>();

  constructor(broadcast: Broadcast) {
    this.#broadcast = broadcast;
  }

  /** @returns whom to tell what is seen of the build of this language's image */
  watch(language: string): BuildReporter {
    const watched = this.#watched.get(language) ?? this.#begin(language);
    const speaks = (): boolean => watched.reporters.values().next().value === reporter;
    const reporter: BuildReporter = {
      progress: ({ step, fraction }) => {
        if (!speaks()) return;
        this.#broadcast({ type: 'image-progress', language, step, fraction, state: 'building' });
      },
      line: (line) => {
        if (speaks()) watched.log.add(line);
      },
      end: (failure) => {
        if (!watched.reporters.delete(reporter) || watched.reporters.size > 0) return;
        this.#watched.delete(language);
        watched.log.flush();
        this.#broadcast(ended(language, failure));
      },
    };
    watched.reporters.add(reporter);
    return reporter;
  }

  #begin(language: string): Watched {
    const log = new LogBatch((lines) => this.#broadcast({ type: 'image-log', language, lines }));
    const watched = { reporters: new Set<BuildReporter>(), log };
    this.#watched.set(language, watched);
    return watched;
  }
}

function ended(language: string, failure: Failure | null): AppEvent {
  const told = { type: 'image-progress', language } as const;
  if (failure === null) return { ...told, step: '', fraction: 1, state: 'built' };
  const isCancelled = failure.code === 'cancelled';
  return {
    ...told,
    // Of a run that was stopped meanwhile its own words would be another matter.
    step: isCancelled ? 'Building the image was cancelled.' : failure.sentence,
    fraction: null,
    state: isCancelled ? 'cancelled' : 'failed',
  };
}
