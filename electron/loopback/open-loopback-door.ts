/**
 * The same application in the system's browser: the contract's calls and events
 * over HTTP on 127.0.0.1, for whoever holds the secret.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GloveboxError } from '../../shared/outcome.ts';
import type { Application } from '../application.ts';
import { readPageFiles } from '../page/page-files.ts';
import { type Refusal, type RequestHead, refusalOf } from './admission.ts';
import { createKeys } from './keys.ts';
import { LOOPBACK_LIMITS, type LoopbackLimits } from './loopback-limits.ts';
import { PageSessions } from './page-sessions.ts';
import { RequestError } from './request-error.ts';
import { sendRefusal } from './responses.ts';
import { answerRequest, type DoorParts } from './routes.ts';

const HOST = '127.0.0.1';
const HEAD_BYTES = 8 * 1024;

export interface LoopbackDoorOptions {
  readonly application: Application;
  /** The built page's folder. */
  readonly assets: string;
  /** 0 for a free one. */
  readonly port: number;
  /** Milliseconds on a clock that never goes back. */
  readonly now?: () => number;
  readonly limits?: Partial<LoopbackLimits>;
  /** Hears of failures of our own, which whoever sent the request is not told; else they go to standard error. */
  readonly onFailure?: (error: unknown) => void;
}

export interface LoopbackDoor {
  readonly port: number;
  /** Where the page is, with a token good once and for a minute from the opening. */
  readonly address: string;
  /** @returns the same with a fresh token */
  mintAddress(): string;
  /** Ends every session, and resolves when no connection is left. */
  close(): Promise<void>;
}

/**
 * @throws GloveboxError `conflict` when the port is taken or not allowed,
 *   Error when the page cannot be read
 */
export async function openLoopbackDoor(options: LoopbackDoorOptions): Promise<LoopbackDoor> {
  const limits = { ...LOOPBACK_LIMITS, ...options.limits };
  const parts: DoorParts = {
    files: await readPageFiles(options.assets),
    keys: createKeys(options.now ?? (() => performance.now())),
    sessions: new PageSessions(options.application, limits),
    limits,
  };
  const server = createHardenedServer(limits);
  const port = await listen(server, options.port);
  const authority = `${HOST}:${port}`;
  const onFailure = options.onFailure ?? console.error;
  server.on('request', (request, response) => {
    void handle(parts, authority, request, response).catch(onFailure);
  });
  const mintAddress = () => `http://${authority}/#token=${parts.keys.mintToken()}`;

  return {
    port,
    address: mintAddress(),
    mintAddress,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        parts.sessions.closeAll();
        server.closeAllConnections();
      }),
  };
}

/** Slow and numerous connections are cut off by Node itself. */
function createHardenedServer(limits: LoopbackLimits): Server {
  const server = createServer({
    headersTimeout: limits.headMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: 1_000,
    maxHeaderSize: HEAD_BYTES,
  });
  server.maxConnections = limits.connections;
  return server;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port)));
    server.listen({ host: HOST, port, exclusive: true }, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return error;
  const why = error.code === 'EACCES' ? 'may not be used' : 'is in use';
  return new GloveboxError(
    'conflict',
    `Port ${port} ${why}: choose another, or none for a free one.`,
    {
      cause: error,
    },
  );
}

/** @throws whatever is not the sender's doing, after the sender has been told that much */
async function handle(
  parts: DoorParts,
  authority: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const refusal = refusalOf(headOf(request), authority);
    if (refusal !== null) throw new RequestError(refusal);
    await answerRequest(parts, request, response);
  } catch (error) {
    const gone = request.socket.destroyed;
    if (response.headersSent || gone) response.destroy();
    else sendRefusal(response, refusalFor(error));
    if (!(error instanceof RequestError) && !gone) throw error;
  }
}

/** Of a failure of our own nothing is told: it may hold paths, and the sender may be anyone. */
function refusalFor(error: unknown): Refusal {
  if (error instanceof RequestError) return { status: error.status, sentence: error.message };
  return { status: 500, sentence: 'Something in Glovebox itself went wrong.' };
}

function headOf(request: IncomingMessage): RequestHead {
  const headers = request.headersDistinct;
  return {
    method: request.method ?? '',
    host: headers['host'] ?? [],
    origin: headers['origin'] ?? [],
    fetchSite: headers['sec-fetch-site'] ?? [],
    fetchMode: headers['sec-fetch-mode'] ?? [],
  };
}
