/**
 * What the set-up borrows of the application, bundled with the command line: an engine is
 * there when the application finds it, an image when the application would use it.
 */
import type { ContainerEngine } from '../../electron/engine/container-engine.ts';
import { readCatalogue } from '../../electron/images/catalogue.ts';
import { DEBIAN_NAME, pullDebian } from '../../electron/images/debian-base.ts';
import { findImageFolder } from '../../electron/images/image-folder.ts';
import { ImageStore } from '../../electron/images/image-store.ts';

export { engineCandidates } from '../../electron/engine/finding/candidates.ts';
export { findEngine, ownSurroundings } from '../../electron/engine/finding/find-engine.ts';
export { writeAddressFile } from '../../electron/loopback/address-file.ts';

/** @returns whether a registry gave the plain Debian that images are built on */
export async function hasDebianFromRegistry(engine: ContainerEngine): Promise<boolean> {
  return (await pullDebian(engine, () => {}, new AbortController().signal)) === null;
}

/** @returns the names that the images of these languages have on the engine */
export function imageNames(engine: ContainerEngine, languages: readonly string[]): string[] {
  const folder = findImageFolder();
  const store = new ImageStore(engine, folder, '');
  return readCatalogue(folder)
    .filter(({ id }) => languages.includes(id))
    .map((language) => store.nameOf(language));
}

/** Images that have to be made. */
export interface MissingImages {
  /** Ids of the languages that have none. */
  readonly languages: readonly string[];
  /** Whether not even the plain Debian is there that they are built on. */
  readonly debian: boolean;
}

/** @param languages ids; none means all */
export async function missingImages(
  engine: ContainerEngine,
  languages: readonly string[],
): Promise<MissingImages> {
  const folder = findImageFolder();
  const store = new ImageStore(engine, folder, '');
  const missing: string[] = [];
  for (const language of readCatalogue(folder)) {
    const isWanted = languages.length === 0 || languages.includes(language.id);
    if (isWanted && (await store.inspect(language)) === null) missing.push(language.id);
  }
  const base = await engine.inspectImage(store.baseName);
  const debian = base === null && (await engine.listImages(DEBIAN_NAME)).length === 0;
  return { languages: missing, debian };
}
