/** The last of what was said while images were made, language by language. */
import type { AppEvent } from '../../shared/app-event.ts';

/** What a person scrolls through; the whole of it is nobody's to read. */
const MOST_LINES = 500;
const NONE: readonly string[] = [];

type LogEvent = Extract<AppEvent, { type: 'image-log' }>;
type ProgressEvent = Extract<AppEvent, { type: 'image-progress' }>;

export class BuildLogs {
  readonly #lines = new Map<string, readonly string[]>();
  /** Languages whose image is being made: what is said next belongs to the same build. */
  readonly #building = new Set<string>();
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same array until there is more. */
  of(language: string): readonly string[] {
    return this.#lines.get(language) ?? NONE;
  }

  receive({ language, lines }: LogEvent): void {
    this.#lines.set(language, [...this.of(language), ...lines].slice(-MOST_LINES));
    this.#tell();
  }

  /** A build that begins has a log of its own; that of one that failed stays until then. */
  follow({ language, state }: ProgressEvent): void {
    if (state !== 'building') {
      this.#building.delete(language);
      return;
    }
    if (this.#building.has(language)) return;
    this.#building.add(language);
    this.#lines.delete(language);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
