/** Asking the person themselves, past the page, for leave to weaken one run. */
import { GloveboxError } from '../shared/outcome.ts';

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

/**
 * The answer of an entry whose consent is a flag, given when it was started.
 *
 * @param command as the person wrote it, for a sentence that says how to give it
 */
export function consentByFlag(isGiven: boolean, command: 'run' | 'serve'): AskConsent {
  return async ({ weakenings }) => {
    if (isGiven) return true;
    throw consentMissing(
      weakenings,
      `To give it, start “glovebox ${command}” with --allow-weakening.`,
    );
  };
}

/** @param way how consent is given here; nothing where the person has just been asked */
export function consentMissing(weakenings: readonly string[], way = ''): GloveboxError {
  const sentence = `This run would be weaker than it may be without your consent: ${weakenings.join('; ')}.`;
  return new GloveboxError('consent-missing', `${sentence} ${way}`.trim());
}
