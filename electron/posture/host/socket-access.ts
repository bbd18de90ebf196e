/** Who may open the engine's socket. */
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { SocketAccess } from '../posture.ts';
import { reading, unread, type Reading } from '../reading.ts';
import { parseAccounts, type Accounts } from './accounts.ts';

const OTHERS_MAY_PASS = 0o001;

/** @param address as the engine was found: `unix:///var/run/docker.sock` */
export async function readSocketAccess(
  address: string,
  platform: NodeJS.Platform,
): Promise<Reading<SocketAccess>> {
  const named = /^unix:\/\/(\/.+)$/.exec(address)?.[1];
  if (named === undefined) {
    return unread(
      address.startsWith('npipe:')
        ? 'the permissions of a named pipe are not read'
        : 'the engine is not reached by a socket of this computer',
    );
  }
  return reading(async () => {
    // The socket is often a link: /var/run leads to /run.
    const file = await realpath(named);
    const [{ mode, uid, gid }, accounts] = await Promise.all([stat(file), readAccounts()]);
    // Elsewhere than on Linux these files do not hold the accounts that people have.
    const members = platform === 'linux' ? (accounts?.membersOf(gid) ?? null) : null;
    const ownerName = accounts?.userName(uid) ?? null;
    return {
      path: named,
      mode: mode & 0o777,
      owner: { id: uid, name: ownerName },
      group: { id: gid, name: accounts?.groupName(gid) ?? null },
      members: members?.filter((name) => name !== ownerName && name !== 'root') ?? null,
      isReachable: await everyFolderIsOpen(path.dirname(file)),
    };
  });
}

async function readAccounts(): Promise<Accounts | null> {
  const texts = await reading(() =>
    Promise.all([readFile('/etc/passwd', 'utf8'), readFile('/etc/group', 'utf8')]),
  );
  return texts.known ? parseAccounts(...texts.value) : null;
}

async function everyFolderIsOpen(folder: string): Promise<boolean> {
  const { mode } = await stat(folder);
  if ((mode & OTHERS_MAY_PASS) === 0) return false;
  const parent = path.dirname(folder);
  return parent === folder ? true : everyFolderIsOpen(parent);
}
