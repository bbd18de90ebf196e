/** Errors as values: a stable code, and a sentence that says what to do. */

export type ErrorCode =
  | 'bad-input'
  | 'unknown-call'
  | 'not-found'
  | 'conflict'
  | 'consent-missing'
  | 'refused'
  | 'engine-absent'
  | 'engine-permission'
  | 'engine-too-old'
  | 'engine-lost'
  | 'image-missing'
  | 'image-build-failed'
  | 'disk-full'
  | 'cancelled'
  | 'internal';

export interface Failure {
  readonly code: ErrorCode;
  readonly sentence: string;
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure };

/** Thrown where a call stack must be left; every door turns it into a `Failure`. */
export class GloveboxError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, sentence: string, options?: { cause?: unknown }) {
    super(sentence, options);
    this.name = 'GloveboxError';
    this.code = code;
  }
}

/** What may cross a door of any thrown thing: our own sentences, and nothing internal. */
export function failureOf(error: unknown): Failure {
  if (error instanceof GloveboxError) return { code: error.code, sentence: error.message };
  const detail = error instanceof Error ? error.message : String(error);
  return { code: 'internal', sentence: `Something in Glovebox itself went wrong: ${detail}` };
}
