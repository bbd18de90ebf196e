/**
 * The keys of the loopback door: single-use tokens, and the secrets they are exchanged for.
 *
 * Only digests are kept, and they are what is compared: how long that takes
 * says nothing of how much of a guess was right.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const KEY_BYTES = 32;
const TOKEN_LIFE_MS = 60_000;
/** Tokens under way, and windows with a secret, at once; the oldest gives way. */
const MOST_TOKENS = 16;
const MOST_SECRETS = 64;

interface Token {
  readonly digest: Buffer;
  readonly expiresAt: number;
}

export interface Keys {
  /** @returns a new token, good once and for a minute */
  mintToken(): string;
  /** @returns a secret of its own for one window, or null when the token is unknown, used or too old */
  exchange(token: string): string | null;
  isSecret(candidate: string): boolean;
}

/** @param now milliseconds on a clock that never goes back */
export function createKeys(now: () => number): Keys {
  let tokens: readonly Token[] = [];
  let secrets: readonly Buffer[] = [];

  return {
    mintToken() {
      const token = newKey();
      const minted = { digest: digestOf(token), expiresAt: now() + TOKEN_LIFE_MS };
      tokens = [...tokens, minted].slice(-MOST_TOKENS);
      return token;
    },
    exchange(candidate) {
      const digest = digestOf(candidate);
      const alive = tokens.filter((token) => token.expiresAt > now());
      tokens = alive.filter((token) => !timingSafeEqual(token.digest, digest));
      if (tokens.length === alive.length) return null;
      const secret = newKey();
      secrets = [...secrets, digestOf(secret)].slice(-MOST_SECRETS);
      return secret;
    },
    isSecret(candidate) {
      const digest = digestOf(candidate);
      return secrets.some((secret) => timingSafeEqual(secret, digest));
    },
  };
}

function newKey(): string {
  return randomBytes(KEY_BYTES).toString('base64url');
}

function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
