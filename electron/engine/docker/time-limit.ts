/** Every call to an engine ends: a start that hung in one runtime blocked all that came behind it. */
import { engineError } from './engine-error.ts';

/**
 * Runs one call with a time limit.
 *
 * @param limitMs milliseconds
 * @param what what is asked, as it stands in "the engine did not …"
 * @param call gets a signal that is aborted when the limit is reached
 * @throws GloveboxError
 */
export async function within<T>(
  limitMs: number,
  what: string,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  try {
    // Raced as well as aborted: a call that ignores its signal must not hold us either.
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        limit.abort();
        reject(new Error('time limit'));
      }, limitMs);
    });
    return await Promise.race([call(limit.signal), late]);
  } catch (error) {
    throw engineError(error, what, limit.signal.aborted);
  } finally {
    clearTimeout(timer);
  }
}
