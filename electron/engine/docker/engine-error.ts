/** What goes wrong between us and an engine, as codes and sentences. */
import { GloveboxError } from '../../../shared/outcome.ts';

const LOST = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** The HTTP status of an engine's refusal, or null for anything else. */
export function statusOf(error: unknown): number | null {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : null;
}

/**
 * @param what what was being asked, as it stands in "the engine did not … in time"
 * @param wasTimeLimit whether our own limit ended the call
 */
export function engineError(error: unknown, what: string, wasTimeLimit: boolean): GloveboxError {
  if (error instanceof GloveboxError) return error;
  if (wasTimeLimit) {
    return new GloveboxError('engine-lost', `The engine did not ${what} in time.`, {
      cause: error,
    });
  }
  const code = (error as NodeJS.ErrnoException | null)?.code;
  const message = error instanceof Error ? error.message : String(error);
  if (code === 'EACCES' || code === 'EPERM') {
    return new GloveboxError('engine-permission', 'The engine’s socket refuses this user.', {
      cause: error,
    });
  }
  if (
    statusOf(error) === null &&
    (LOST.has(code ?? '') || /socket hang up|aborted/.test(message))
  ) {
    return new GloveboxError('engine-lost', `The engine went away: it did not ${what}.`, {
      cause: error,
    });
  }
  if (/no space left on device|disk quota exceeded/i.test(message)) {
    return new GloveboxError(
      'disk-full',
      `The engine’s disk is full: it could not ${what}. Free some space (“docker system df” shows what takes it) and try again.`,
      { cause: error },
    );
  }
  return new GloveboxError('internal', `The engine could not ${what}: ${message.trim()}`, {
    cause: error,
  });
}
