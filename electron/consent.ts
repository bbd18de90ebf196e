/** Asking the person themselves, past the page, for leave to weaken one run. */
import { GloveboxError } from '../shared/outcome.ts';

export interface ConsentRequest {
  /** What would be weaker, one sentence a layer. */
  readonly weakenings: readonly string[];
  /** Left out for a run; a bundle of images needs consent as well. */
  readonly purpose?: 'run' | 'import';
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
  return async ({ weakenings, purpose }) => {
    if (isGiven) return true;
    if (purpose === 'import') throw importConsentMissing(IMPORT_WAY);
    throw consentMissing(
      weakenings,
      `To give it, start “glovebox ${command}” with --allow-weakening.`,
    );
  };
}

const IMPORT_WAY =
  'Import it on the command line (“glovebox images import FILE”), or start “glovebox serve” with --allow-weakening.';

/**
 * An image from elsewhere brings a launcher of its own, and what that says of
 * the inside is believed: a page that was taken over must not bring one.
 *
 * @param way how consent is given here; nothing where the person has just been asked
 */
export function importConsentMissing(way = ''): GloveboxError {
  const sentence =
    'To import images from a window needs your consent: they are trusted like those built here.';
  return new GloveboxError('consent-missing', `${sentence} ${way}`.trim());
}

/** @param way how consent is given here; nothing where the person has just been asked */
export function consentMissing(weakenings: readonly string[], way = ''): GloveboxError {
  const sentence = `This run would be weaker than it may be without your consent: ${weakenings.join('; ')}.`;
  return new GloveboxError('consent-missing', `${sentence} ${way}`.trim());
}
