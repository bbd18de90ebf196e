import { fileURLToPath } from 'node:url';

/** Absolute path of a file of the repository, given relative to its top. */
export function inRepository(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}
