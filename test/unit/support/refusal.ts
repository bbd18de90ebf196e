/** Refusals as values. */
import { expect } from 'vitest';
import { failureOf, type Failure } from '../../../shared/outcome.ts';

/** What a call was refused with; null when it was taken. */
export function refusalOf(act: () => unknown): Failure | null {
  try {
    act();
    return null;
  } catch (error) {
    return failureOf(error);
  }
}

/** The same of a promise. */
export async function rejectionOf(promise: Promise<unknown>): Promise<Failure | null> {
  try {
    await promise;
    return null;
  } catch (error) {
    return failureOf(error);
  }
}

/** Matches a refusal for bad input whose sentence holds these words. */
export const badInput = (words: string): Failure => refusedFor('bad-input', words);

/** Matches a refusal with this code whose sentence holds these words. */
export const refusedFor = (code: Failure['code'], words: string): Failure => ({
  code,
  sentence: expect.stringContaining(words),
});
