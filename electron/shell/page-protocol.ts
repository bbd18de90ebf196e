/** What `glovebox://app/…` answers: the files of the built page, and nothing else. */
import type { PageFiles } from '../page/page-files.ts';
import { SECURITY_HEADERS } from '../page/security-headers.ts';
import { appPathOf } from './app-address.ts';

/** @returns the file under the policy's headers, or 404 or 405 under the same */
export function answerPageRequest(
  files: PageFiles,
  request: { readonly method: string; readonly url: string },
): Response {
  if (request.method !== 'GET') return refusal(405);
  const path = appPathOf(request.url);
  const file = path === null ? undefined : files.get(path);
  if (file === undefined) return refusal(404);
  return new Response(file.body, { headers: file.headers });
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: SECURITY_HEADERS });
}
