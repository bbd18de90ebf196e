/** A fact about the host, or the reason why it could not be read. Nothing is guessed in its place. */
export type Reading<T> =
  | { readonly known: true; readonly value: T }
  | { readonly known: false; readonly reason: string };

export const read = <T>(value: T): Reading<T> => ({ known: true, value });

export const unread = (reason: string): Reading<never> => ({ known: false, reason });

/** What a call gives, or the words of its failure as the reason. */
export async function reading<T>(call: () => T | Promise<T>): Promise<Reading<T>> {
  try {
    return read(await call());
  } catch (error) {
    return unread((error as Error).message);
  }
}
