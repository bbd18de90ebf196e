import { describe, expect, test } from 'vitest';
import { createKeys } from '../../../electron/loopback/keys.ts';

describe('the keys of the loopback door', () => {
  test('a token gives a secret once', () => {
    const keys = createKeys(() => 0);
    const token = keys.mintToken();
    const secret = keys.exchange(token);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(keys.isSecret(secret ?? '')).toBe(true);
    expect(keys.exchange(token)).toBeNull();
  });

  test('a token is good until a minute has passed, and not at it', () => {
    let now = 0;
    const keys = createKeys(() => now);
    const [early, late] = [keys.mintToken(), keys.mintToken()];
    now = 59_999;
    expect(keys.exchange(early)).not.toBeNull();
    now = 60_000;
    expect(keys.exchange(late)).toBeNull();
  });

  test('a wrong guess uses no token up', () => {
    const keys = createKeys(() => 0);
    const token = keys.mintToken();
    for (const guess of ['', token.slice(1), `${token}A`, token.toLowerCase()]) {
      expect(keys.exchange(guess)).toBeNull();
    }
    expect(keys.exchange(token)).not.toBeNull();
  });

  test('neither a token nor an empty text is a secret, and a secret is no token', () => {
    const keys = createKeys(() => 0);
    const token = keys.mintToken();
    const secret = keys.exchange(token) ?? '';
    expect(keys.isSecret('')).toBe(false);
    expect(keys.isSecret(token)).toBe(false);
    expect(keys.exchange(secret)).toBeNull();
  });

  test('every window has a secret of its own', () => {
    const keys = createKeys(() => 0);
    const first = keys.exchange(keys.mintToken());
    const second = keys.exchange(keys.mintToken());
    expect(second).not.toBe(first);
    expect(keys.isSecret(first ?? '') && keys.isSecret(second ?? '')).toBe(true);
  });

  test('tokens that nobody uses do not pile up', () => {
    const keys = createKeys(() => 0);
    const tokens = Array.from({ length: 17 }, () => keys.mintToken());
    expect(keys.exchange(tokens[0] ?? '')).toBeNull();
    expect(keys.exchange(tokens[1] ?? '')).not.toBeNull();
  });
});
