/** Opening the page in the person's default browser. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeAddressFile } from '../loopback/address-file.ts';

/** The token in the address is good for a minute; so is the file that leads to it. */
const FILE_KEPT_MS = 60_000;

const OPENERS: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'open',
  win32: 'explorer.exe',
  linux: 'xdg-open',
};

/**
 * Opens an address; where nothing can be opened, it says so and the printed
 * address serves. The browser is given a file, not the address: command lines
 * can be read by every user of the machine.
 *
 * @returns removes the file, should it still be there
 */
export async function openInBrowser(address: string): Promise<() => Promise<void>> {
  const file = await writeAddressFile(address, os.homedir());
  const opener = spawn(OPENERS[process.platform] ?? 'xdg-open', [file.url], {
    stdio: 'ignore',
    detached: true,
  });
  opener.unref();
  try {
    await once(opener, 'spawn');
    // Not awaited: the application serves meanwhile.
    void sleep(FILE_KEPT_MS, undefined, { ref: false }).then(() => file.remove());
  } catch {
    process.stderr.write('glovebox: no browser could be opened; open the address above in one.\n');
  }
  return () => file.remove();
}
