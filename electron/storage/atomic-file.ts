/** Files that are either the old or the new text, whatever happens in between. */
import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Replaces a file's content; resolves when it is on the disk.
 *
 * @param file the file; a hidden neighbour is written first, so that the
 *   replacement is one rename within one file system
 */
export async function writeAtomically(file: string, text: string): Promise<void> {
  const pending = path.join(path.dirname(file), `.pending-${randomUUID()}`);
  try {
    const handle = await open(pending, 'wx', 0o600);
    try {
      await handle.writeFile(text, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(pending, file);
  } catch (error) {
    await rm(pending, { force: true });
    throw error;
  }
  await syncFolder(path.dirname(file));
}

/** Until then the new name may be lost with the power, and the old text be there again (rename(2), fsync(2)). */
async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folder for this; its file systems log a rename themselves.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Whether a name in a folder is what a crash left of such a write: by its whole form, for a person may begin a name so. */
export const isPending = (name: string): boolean =>
  /^\.pending-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name);
