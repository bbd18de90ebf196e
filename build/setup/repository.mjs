/** Where things are in the repository. */
import { fileURLToPath } from 'node:url';

/**
 * Absolute path of something in the repository.
 *
 * @param {string} path given from its top
 */
export function inRepository(path) {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** Its top folder. */
export const REPOSITORY = inRepository('.');
