/**
 * Which requests the loopback door lets in at all, before anything is read of them.
 *
 * Two rules keep web pages out. The Host must be the very address that was
 * printed: a page that rebinds its own name to 127.0.0.1 sends its own name
 * there. Whatever is not a plain file of the page must come by POST with our
 * own Origin, which browsers attach to every POST and let no page forge. The
 * secret, checked afterwards, keeps everybody else out.
 */

/** What of a request decides on its admission; a header that came twice is in there twice. */
export interface RequestHead {
  readonly method: string;
  readonly host: readonly string[];
  readonly origin: readonly string[];
  readonly fetchSite: readonly string[];
  readonly fetchMode: readonly string[];
}

/** Why a request is not let in: an HTTP status, and a sentence. */
export interface Refusal {
  readonly status: number;
  readonly sentence: string;
}

/**
 * @param authority host and port that were printed: `127.0.0.1:40123`
 * @returns null when the request is let in
 */
export function refusalOf(head: RequestHead, authority: string): Refusal | null {
  if (!isExactly(head.host, authority)) {
    return { status: 421, sentence: `This address is not ${authority}.` };
  }
  if (head.method === 'GET' || head.method === 'HEAD') return refusalOfFile(head);
  if (head.method !== 'POST')
    return { status: 405, sentence: 'Only GET, HEAD and POST are known.' };
  if (!isExactly(head.origin, `http://${authority}`)) {
    return { status: 403, sentence: 'The request comes from another origin.' };
  }
  if (head.fetchSite.length > 0 && !isExactly(head.fetchSite, 'same-origin')) {
    return { status: 403, sentence: 'The request comes from another site.' };
  }
  return null;
}

/**
 * A link may lead here from anywhere (a terminal, a mail, the file that opens
 * the browser), but no other site may use the files as its own script or picture.
 */
function refusalOfFile(head: RequestHead): Refusal | null {
  const own = ['same-origin', 'none'].some((site) => isExactly(head.fetchSite, site));
  if (head.fetchSite.length === 0 || own || isExactly(head.fetchMode, 'navigate')) return null;
  return { status: 403, sentence: 'The request comes from another site.' };
}

function isExactly(values: readonly string[], wanted: string): boolean {
  return values.length === 1 && values[0] === wanted;
}
