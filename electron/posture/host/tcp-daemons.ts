/** Engines on this computer that were told to listen on TCP, by their command lines. */
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { TcpDaemon } from '../posture.ts';
import { reading, unread, type Reading } from '../reading.ts';

const PROGRAMS = new Set(['dockerd', 'podman']);

export async function readTcpDaemons(
  platform: NodeJS.Platform,
): Promise<Reading<readonly TcpDaemon[]>> {
  if (platform !== 'linux') return unread('command lines are read on Linux only');
  return reading(async () => {
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    const found = await Promise.all(pids.map(readDaemon));
    return found.filter((daemon) => daemon !== null);
  });
}

async function readDaemon(pid: string): Promise<TcpDaemon | null> {
  // A process may be gone by now.
  const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return tcpDaemon(text.split('\0'), Number(pid));
}

/**
 * Pure.
 *
 * @param words of a command line, the program first
 * @returns null for anything but an engine told to listen on TCP
 */
export function tcpDaemon(words: readonly string[], pid: number): TcpDaemon | null {
  const program = path.basename(words[0] ?? '');
  if (!PROGRAMS.has(program)) return null;
  const addresses = (program === 'dockerd' ? hostWords(words) : words).filter(isTcp);
  if (addresses.length === 0) return null;
  return { program, pid, addresses, verifiesClients: words.some(asksForCertificates) };
}

/** What follows `-H` and `--host`, in all of their spellings. */
function hostWords(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    if (word === '-H' || word === '--host') return words.slice(at + 1, at + 2);
    const value = /^(?:--host=|-H=?)(.+)$/.exec(word)?.[1];
    return value === undefined ? [] : [value];
  });
}

/** dockerd takes an address without a scheme for TCP; podman always wants `tcp:`. */
function isTcp(address: string): boolean {
  return address.startsWith('tcp:') || /^[^/]*:\d+$/.test(address);
}

function asksForCertificates(word: string): boolean {
  return /^--tlsverify(=true|=1)?$/.test(word) || /^--tls-client-ca=./.test(word);
}
