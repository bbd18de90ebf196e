/** Reading a request's JSON, no more of it than is allowed. */
import type { IncomingMessage } from 'node:http';
import { decodeFromDoor } from '../../shared/door-codec.ts';
import { refuse } from './request-error.ts';

const JSON_TYPE = /^application\/json(?:\s*;\s*charset=utf-8)?$/i;

/**
 * @param mostBytes what the body may measure at most
 * @returns the value that was sent
 * @throws RequestError 415 when it is not plain JSON, 413 when it is too large,
 *   400 when it is not well formed
 */
export async function readJsonBody(request: IncomingMessage, mostBytes: number): Promise<unknown> {
  if (!JSON_TYPE.test(request.headers['content-type'] ?? '')) {
    refuse(415, 'The body must be application/json.');
  }
  if (request.headers['content-encoding'] !== undefined) {
    refuse(415, 'The body must not be compressed.');
  }
  return parse(await readBytes(request, mostBytes));
}

async function readBytes(request: IncomingMessage, mostBytes: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) refuseLength(mostBytes);
  const chunks: Buffer[] = [];
  let length = 0;
  // Giving up half-way must leave the connection open for the refusal.
  const body: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
  for await (const chunk of body) {
    length += chunk.length;
    if (length > mostBytes) refuseLength(mostBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

function parse(bytes: Buffer): unknown {
  try {
    return decodeFromDoor(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // Whatever was wrong (text that is not UTF-8, no JSON, a nesting too deep) is the sender's.
    return refuse(400, 'The body is not well-formed JSON.');
  }
}

function refuseLength(mostBytes: number): never {
  return refuse(413, `The body is larger than ${mostBytes} bytes.`);
}
