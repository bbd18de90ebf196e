/** Making images: one that a person asks for, or all that are missing, one after the other. */
import type { Dispatch } from 'react';
import type { Door } from '../../shared/contract.ts';
import type { Failure } from '../../shared/outcome.ts';
import type { DeskAction } from '../desk/desk-state.ts';

/** With these the next would fare no better, or is not wanted any more. */
const ENDS_ALL = /^(?:engine-.*|disk-full|cancelled)$/;

export interface MakingView {
  /** Ids of languages whose turn is still to come. */
  readonly waiting: readonly string[];
  /** Whether several are made in turn; the last of them may be under way. */
  readonly isInTurn: boolean;
}

const AT_REST: MakingView = { waiting: [], isInTurn: false };

/** It outlives the page of languages: several take longer than anybody looks on. */
export class ImageMaking {
  readonly #door: Door;
  readonly #listeners = new Set<() => void>();
  #view = AT_REST;
  /** The one whose turn it is. */
  #atWork: string | null = null;

  constructor(door: Door) {
    this.#door = door;
  }

  readonly current = (): MakingView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * Makes a language's image; resolves when that is over.
   *
   * @returns why there is none, or null
   */
  async make(languageId: string, dispatch: Dispatch<DeskAction>): Promise<Failure | null> {
    dispatch({ type: 'build-asked', languageId });
    const built = await this.#door.call('buildImage', { language: languageId });
    dispatch({ type: 'build-ended', languageId, built: built.ok });
    return built.ok ? null : built.error;
  }

  /** One at a time: they share what they are built on, and the machine. */
  async makeAll(languageIds: readonly string[], dispatch: Dispatch<DeskAction>): Promise<void> {
    if (this.#view.isInTurn) return;
    this.#show({ waiting: languageIds, isInTurn: true });
    try {
      for (let next = this.#next(); next !== null; next = this.#next()) {
        const failure = await this.make(next, dispatch);
        if (failure !== null && ENDS_ALL.test(failure.code)) break;
      }
    } finally {
      this.#atWork = null;
      this.#show(AT_REST);
    }
  }

  /** Ends the whole turn, the one under way with it. */
  async stop(): Promise<void> {
    const current = this.#atWork;
    this.#show({ ...this.#view, waiting: [] });
    if (current !== null) await this.cancel(current);
  }

  /**
   * Lets one that waits be, or ends its build; where that is one of several in turn, they end with it.
   *
   * @returns why it could not be ended, or null
   */
  async cancel(languageId: string): Promise<Failure | null> {
    const { waiting } = this.#view;
    if (waiting.includes(languageId)) {
      this.#show({ ...this.#view, waiting: waiting.filter((id) => id !== languageId) });
      return null;
    }
    const cancelled = await this.#door.call('cancelBuild', { language: languageId });
    return cancelled.ok ? null : cancelled.error;
  }

  #next(): string | null {
    const [next = null, ...waiting] = this.#view.waiting;
    this.#atWork = next;
    if (next !== null) this.#show({ ...this.#view, waiting });
    return next;
  }

  #show(view: MakingView): void {
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }
}
