/** Asking the person themselves, past the page, for leave to weaken one run. */

export interface ConsentRequest {
  /** What would be weaker, one sentence a layer. */
  readonly weakenings: readonly string[];
}

/**
 * How this entry asks. Electron raises a native dialog; `serve` and the command
 * line answer with what their flag `--allow-weakening` said when they were started.
 *
 * @returns whether the person agreed, for this one run
 */
export type AskConsent = (request: ConsentRequest) => Promise<boolean>;
