/** Where an installation keeps what is its own: the same folder for all three entries. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import envPaths from 'env-paths';

export interface DataFolder {
  readonly root: string;
  /** Lock files of running instances. */
  readonly instances: string;
  /** The person's snippets. */
  readonly workspace: string;
  /** Their runs that have ended. */
  readonly history: string;
  /** What a page hands over piece by piece, until it is taken. */
  readonly incoming: string;
  /** Their own presets. */
  readonly presets: string;
}

/**
 * Makes the folder when it is not there, for this user alone.
 *
 * @param chosen overrides the system's usual place; `GLOVEBOX_DATA` in the entries
 */
export function openDataFolder(
  chosen: string | undefined = process.env['GLOVEBOX_DATA'],
): DataFolder {
  const root = path.resolve(chosen || envPaths('glovebox', { suffix: '' }).data);
  const folder = {
    root,
    instances: path.join(root, 'instances'),
    workspace: path.join(root, 'workspace'),
    history: path.join(root, 'history'),
    incoming: path.join(root, 'incoming'),
    presets: path.join(root, 'presets'),
  };
  for (const place of Object.values(folder)) mkdirSync(place, { recursive: true, mode: 0o700 });
  return folder;
}
