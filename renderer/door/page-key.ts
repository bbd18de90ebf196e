/**
 * The page's key to the loopback door: a secret, had in exchange for the token
 * in the address that Glovebox printed.
 *
 * The token stands in the fragment, which no browser sends anywhere. The secret
 * is kept in session storage, not in a cookie: cookies ignore ports, so that
 * every other server on this machine would be sent it.
 */
const STORAGE_KEY = 'glovebox-secret';
const TOKEN = /^#token=([\w-]+)$/;

/** What of a browser the loopback door needs, so that it can be driven without one. */
export interface PageSurroundings {
  readonly fetch: typeof globalThis.fetch;
  readonly location: Pick<Location, 'hash' | 'pathname'>;
  readonly history: Pick<History, 'replaceState'>;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
}

export class PageKey {
  readonly #page: PageSurroundings;
  /** Not yet exchanged; gone from the address bar already. */
  #token: string | null;

  constructor(page: PageSurroundings) {
    this.#page = page;
    this.#token = TOKEN.exec(page.location.hash)?.[1] ?? null;
    if (this.#token !== null) page.history.replaceState(null, '', page.location.pathname);
  }

  /**
   * @returns the secret: for the token, else from an earlier load of this window;
   *   null when there is none
   * @throws TypeError when the server cannot be reached; the token is kept for another try
   */
  async secret(): Promise<string | null> {
    if (this.#token !== null) {
      const secret = await exchange(this.#page.fetch, this.#token);
      this.#token = null;
      if (secret !== null) this.#page.storage.setItem(STORAGE_KEY, secret);
    }
    return this.#page.storage.getItem(STORAGE_KEY);
  }
}

async function exchange(fetch: typeof globalThis.fetch, token: string): Promise<string | null> {
  const response = await fetch('/key', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  if (!response.ok) return null;
  const answer: unknown = await response.json();
  const isAnswer = typeof answer === 'object' && answer !== null && 'secret' in answer;
  return isAnswer && typeof answer.secret === 'string' ? answer.secret : null;
}
