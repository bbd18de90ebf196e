/** The few shapes of an answer, all under the same headers. */
import type { ServerResponse } from 'node:http';
import type { PageFile } from '../page/page-files.ts';
import { SECURITY_HEADERS } from '../page/security-headers.ts';
import type { Refusal } from './admission.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

export function sendFile(response: ServerResponse, file: PageFile): void {
  setHeaders(response, { ...file.headers, 'Content-Length': String(file.body.length) });
  // Node itself leaves the body out in answer to HEAD.
  response.writeHead(200).end(file.body);
}

/** @param json one value, already as text */
export function sendJson(response: ServerResponse, status: number, json: string): void {
  const body = Buffer.from(json);
  setHeaders(response, {
    'Content-Type': JSON_TYPE,
    'Content-Length': String(body.length),
    'Cache-Control': 'no-store',
  });
  response.writeHead(status).end(body);
}

/** Refuses, and closes the connection, so that nobody has to read on through an unwanted body. */
export function sendRefusal(response: ServerResponse, refusal: Refusal): void {
  setHeaders(response, { Connection: 'close' });
  if (refusal.status === 401) setHeaders(response, { 'WWW-Authenticate': 'Bearer' });
  if (refusal.status === 405) setHeaders(response, { Allow: 'GET, HEAD, POST' });
  sendJson(response, refusal.status, JSON.stringify({ error: refusal.sentence }));
}

/** Sets the head of a stream of lines; it goes out with the first of them. */
export function startStream(response: ServerResponse): void {
  setHeaders(response, {
    'Content-Type': 'application/x-ndjson; charset=utf-8',
    'Cache-Control': 'no-store',
  });
}

function setHeaders(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  const all = response.hasHeader('Content-Security-Policy')
    ? headers
    : { ...SECURITY_HEADERS, ...headers };
  for (const [name, value] of Object.entries(all)) response.setHeader(name, value);
}
