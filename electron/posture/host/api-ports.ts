/** Whether an engine's interface lies open on this computer's ports. */
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import type { ApiPort } from '../posture.ts';
import { read, reading, type Reading } from '../reading.ts';
import { parseListeningSockets, type ListeningSocket } from './listening-sockets.ts';

/** Registered with IANA for Docker, in clear text and with TLS. */
const PORTS = [2375, 2376];
const ANSWER_MS = 1_000;
/** What answers there may be anything; an engine's /version is far smaller. */
const LONGEST_ANSWER_BYTES = 64 * 1024;

/** Looks at the usual ports; where the system has no list of listeners, by knocking at its loopback. */
export async function readApiPorts(
  platform: NodeJS.Platform,
): Promise<Reading<readonly ApiPort[]>> {
  const sockets = platform === 'linux' ? await reading(readListeners) : read(LOOPBACK);
  if (!sockets.known) return sockets;
  const answers = await Promise.all(sockets.value.map(askInClear));
  // A port at which nobody could be known to listen is none, unless an engine answered.
  return read(
    platform === 'linux' ? answers : answers.filter(({ answersInClear }) => answersInClear),
  );
}

const LOOPBACK: readonly ListeningSocket[] = PORTS.map((port) => ({ address: '127.0.0.1', port }));

async function readListeners(): Promise<readonly ListeningSocket[]> {
  const tables = await Promise.all([
    readFile('/proc/net/tcp', 'utf8'),
    // Missing where the kernel has no IPv6.
    readFile('/proc/net/tcp6', 'utf8').catch(() => ''),
  ]);
  return tables.flatMap(parseListeningSockets).filter(({ port }) => PORTS.includes(port));
}

async function askInClear({ address, port }: ListeningSocket): Promise<ApiPort> {
  const answer = await reading(() => answersAsEngine(reachable(address), port));
  return { address, port, answersInClear: answer.known && answer.value };
}

/** Something that listens on every address is reached by the loopback. */
function reachable(address: string): string {
  if (address === '0.0.0.0') return '127.0.0.1';
  return address === '::' ? '::1' : address;
}

/**
 * Whether an engine answers there without TLS; what listens may be anything.
 *
 * @throws Error when nobody answers in time, or not in HTTP
 */
export async function answersAsEngine(host: string, port: number): Promise<boolean> {
  const signal = AbortSignal.timeout(ANSWER_MS);
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
    http.get({ host, port, path: '/version', agent: false, signal }, resolve).on('error', reject);
  });
  let text = '';
  for await (const piece of response.setEncoding('utf8') as AsyncIterable<string>) {
    text += piece;
    if (text.length > LONGEST_ANSWER_BYTES) return false;
  }
  return /"ApiVersion"\s*:\s*"\d/.test(text);
}
