/**
 * What an admitted request gets.
 *
 * - `GET /…`: a file of the page
 * - `POST /key`: a secret for a token
 * - `POST /events`: the stream of events, opening a session or going on with one
 * - `POST /call/NAME`: one call of the contract
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CALL_NAMES } from '../../shared/contract.ts';
import type { PageFiles } from '../page/page-files.ts';
import type { Keys } from './keys.ts';
import type { LoopbackLimits } from './loopback-limits.ts';
import type { PageSession } from './page-session.ts';
import type { PageSessions } from './page-sessions.ts';
import { readJsonBody } from './request-body.ts';
import { refuse } from './request-error.ts';
import { sendFile, sendJson, startStream } from './responses.ts';

export interface DoorParts {
  readonly files: PageFiles;
  readonly keys: Keys;
  readonly sessions: PageSessions;
  readonly limits: LoopbackLimits;
}

/** Headers of our own, in Node's spelling. */
const SESSION_HEADER = 'glovebox-session';
const SEEN_HEADER = 'glovebox-seen';
const CALL_HEADER = 'glovebox-call';

const MOST_TOKEN_BYTES = 1024;
const CALL_PATH = '/call/';
const CALL_ID = /^\d{1,15}$/;

/** @throws RequestError with the status and the sentence to answer with */
export async function answerRequest(
  parts: DoorParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const target = request.url ?? '';
  if (request.method !== 'POST') return answerFile(parts, target, response);
  if (target === '/key') return answerKey(parts, request, response);
  if (target === '/events') return answerEvents(parts, request, response);
  if (target.startsWith(CALL_PATH)) {
    return answerCall(parts, target.slice(CALL_PATH.length), request, response);
  }
  return refuse(404, 'There is nothing at this path.');
}

function answerFile(parts: DoorParts, target: string, response: ServerResponse): void {
  const file = parts.files.get(target) ?? refuse(404, 'There is nothing at this path.');
  response.setTimeout(parts.limits.fileStallMs, () => response.destroy());
  sendFile(response, file);
}

async function answerKey(parts: DoorParts, request: IncomingMessage, response: ServerResponse) {
  const body = await readJsonBody(request, MOST_TOKEN_BYTES);
  const token = typeof body === 'object' && body !== null && 'token' in body ? body.token : null;
  const secret = typeof token === 'string' ? parts.keys.exchange(token) : null;
  if (secret === null) refuse(401, 'This token is unknown, used or older than a minute.');
  sendJson(response, 200, JSON.stringify({ secret }));
}

function answerEvents(parts: DoorParts, request: IncomingMessage, response: ServerResponse): void {
  requireSecret(parts.keys, request);
  const session = parts.sessions.find(single(request, SESSION_HEADER) ?? '');
  const seen = single(request, SEEN_HEADER);
  // Streaming sends the head with its first line, so that what follows can still refuse.
  startStream(response);
  if (session?.stream(response, seen === null ? Number.NaN : Number(seen)) === true) return;
  session?.close();
  const fresh = parts.sessions.open() ?? refuse(429, 'Too many windows are open.');
  fresh.stream(response, 0);
}

async function answerCall(
  parts: DoorParts,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
) {
  requireSecret(parts.keys, request);
  if (!CALL_NAMES.some((known) => known === name)) refuse(404, 'There is no such call.');
  const session = requireSession(parts.sessions, request);
  const id = single(request, CALL_HEADER);
  if (id === null || !CALL_ID.test(id)) refuse(400, 'The call has no id.');
  if (!session.calls.has(id) && session.calls.underWay >= parts.limits.callsUnderWay) {
    refuse(429, 'Too many calls are under way.');
  }
  const input = await readJsonBody(request, parts.limits.bodyBytes);
  sendJson(response, 200, await session.call(id, name, input));
}

function requireSecret(keys: Keys, request: IncomingMessage): void {
  const [, secret] = /^Bearer ([\w-]+)$/.exec(single(request, 'authorization') ?? '') ?? [];
  if (secret === undefined || !keys.isSecret(secret))
    refuse(401, 'The secret is missing or wrong.');
}

function requireSession(sessions: PageSessions, request: IncomingMessage): PageSession {
  return (
    sessions.find(single(request, SESSION_HEADER) ?? '') ?? refuse(410, 'The session has ended.')
  );
}

/** @returns the header's value, or null when it is missing or came more than once */
function single(request: IncomingMessage, name: string): string | null {
  const values = request.headersDistinct[name] ?? [];
  return values.length === 1 ? (values[0] ?? null) : null;
}
