/** A listener that containers with a network can reach: of this machine, or beside a walled engine. */
import { once } from 'node:events';
import net from 'node:net';
import os from 'node:os';
import { WALLED_HOST, type WalledEngine } from '../walled-engine.ts';

export interface Listener {
  readonly host: string;
  readonly port: number;
  close(): void;
}

const SERVE = `
const server = require('node:net').createServer((socket) => socket.end());
server.listen(0, '${WALLED_HOST}', () => console.log(server.address().port));
`;
const READY_MS = 10_000;

export async function listen(engine: WalledEngine | null): Promise<Listener> {
  return engine === null ? listenHere() : listenBeside(engine);
}

async function listenHere(): Promise<Listener> {
  const host =
    Object.values(os.networkInterfaces())
      .flatMap((list) => list ?? [])
      .find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '';
  const server = net.createServer((socket) => socket.end()).listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  return { host, port, close: () => server.close() };
}

async function listenBeside(engine: WalledEngine): Promise<Listener> {
  const server = engine.spawn([process.execPath, '-e', SERVE]);
  const signal = AbortSignal.timeout(READY_MS);
  try {
    const [said] = (await once(server.stdout as NodeJS.ReadableStream, 'data', { signal })) as [
      Buffer,
    ];
    return { host: WALLED_HOST, port: Number(said.toString()), close: () => server.kill() };
  } catch (error) {
    server.kill();
    throw error;
  }
}
