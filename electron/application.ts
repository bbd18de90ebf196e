/**
 * The application as its doors see it: sessions that call and listen.
 *
 * The three entries compose it in `app.ts` and differ only in their door.
 */
import type { AppEvent } from '../shared/app-event.ts';
import type { Outcome } from '../shared/outcome.ts';

export interface Application {
  /**
   * Lets one page in. The door has already made sure who is asking.
   *
   * @param listener gets every event that concerns this page; a promise it
   *   returns is awaited before more output is sent
   */
  openSession(listener: (event: AppEvent) => void | Promise<void>): Session;
  /** Ends every run and returns when nothing of this instance remains on the engine. */
  close(): Promise<void>;
}

export interface Session {
  /**
   * Handles one call of the contract.
   *
   * @param name as it arrived, unchecked
   * @param input as it arrived, unchecked: parsed strictly before anything else
   * @returns never rejects; every failure is a code and a sentence
   */
  call(name: string, input: unknown): Promise<Outcome<unknown>>;
  /** The page is gone: its runs are stopped. */
  close(): void;
}
