/** The application's own parts, once its bundle is there. */
import { pathToFileURL } from 'node:url';
import { inRepository } from './repository.mjs';

/** @returns {Promise<typeof import('./for-setup.ts')>} */
export async function applicationParts() {
  const url = pathToFileURL(inRepository('dist/cli/for-setup.js')).href;
  return /** @type {typeof import('./for-setup.ts')} */ (await import(url));
}
