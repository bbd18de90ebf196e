/**
 * Handing the address to a browser without showing it to the whole machine.
 *
 * A program's arguments can be read by every user of the machine, the token in
 * an address among them, and whoever is quicker than the browser would hold the
 * key. So the browser is given a file that only this user can read, and that
 * leads on to the address.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface AddressFile {
  /** `file:` address for the browser's arguments. */
  readonly url: string;
  /** To be called once the browser has had time to read it; the token is over after a minute anyway. */
  remove(): Promise<void>;
}

/**
 * @param address as the door printed it
 * @param parent an existing folder that the browser may read; browsers confined
 *   by snap or flatpak see neither /tmp nor hidden folders
 */
export async function writeAddressFile(address: string, parent: string): Promise<AddressFile> {
  // `mkdtemp` makes a folder for this user alone (mode 0700).
  const folder = await mkdtemp(join(parent, 'glovebox-'));
  const path = join(folder, 'open.html');
  const { href } = new URL(address);
  const page = `<!doctype html><meta charset="utf-8"><title>Glovebox</title><meta http-equiv="refresh" content="0;url=${href}">`;
  try {
    await writeFile(path, page, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
  }
  return {
    url: pathToFileURL(path).href,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
