/** Where the folder `images` is, in the source tree and in the packaged application. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { GloveboxError } from '../../shared/outcome.ts';

/** Electron sets it in the packaged application: the folder of its extra resources. */
interface PackagedProcess {
  readonly resourcesPath?: string;
}

/**
 * @param here the folder of the running module: `dist/<entry>` or, in tests, a source folder
 * @throws GloveboxError `internal` when the installation is incomplete
 */
export function findImageFolder(here: string = import.meta.dirname): string {
  const resources = (process as PackagedProcess).resourcesPath;
  const candidates = [
    ...(resources === undefined ? [] : [path.join(resources, 'images')]),
    path.join(here, '..', '..', 'images'),
  ];
  const found = candidates.find((folder) => existsSync(path.join(folder, 'base', 'Dockerfile')));
  if (found !== undefined) return found;
  throw new GloveboxError(
    'internal',
    'The folder “images” is missing from this installation of Glovebox.',
  );
}
