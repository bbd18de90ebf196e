import { networkInterfaces } from 'node:os';
import { createConnection } from 'node:net';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openLoopbackDoor } from '../../../electron/loopback/open-loopback-door.ts';
import { send } from './support/raw-request.ts';
import { openTestDoor, type TestDoor, tokenOf } from './support/test-door.ts';

let door: TestDoor;
beforeEach(async () => {
  door = await openTestDoor();
});
afterEach(() => door[Symbol.asyncDispose]());

const exchange = (token: unknown) => door.post('/key', { body: JSON.stringify({ token }) });

describe('the printed address', () => {
  test('holds a token of 256 bits in its fragment, and nothing of it in path or query', () => {
    const url = new URL(door.door.address);
    expect(url.href.replace(url.hash, '')).toBe(`${door.origin}/`);
    expect(Buffer.from(tokenOf(url.href), 'base64url')).toHaveLength(32);
  });

  test('works once', async () => {
    const token = tokenOf(door.door.address);
    const first = await exchange(token);
    expect(first.status).toBe(200);
    expect(first.headers['cache-control']).toBe('no-store');
    expect((await exchange(token)).status).toBe(401);
  });

  test('works once also when it is used twice at the same time', async () => {
    const token = tokenOf(door.door.address);
    const answers = await Promise.all(Array.from({ length: 8 }, () => exchange(token)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 401)).toHaveLength(7);
  });

  test('works for a minute', async () => {
    const fresh = door.door.mintAddress();
    door.advance(60_001);
    expect((await exchange(tokenOf(door.door.address))).status).toBe(401);
    expect((await exchange(tokenOf(fresh))).status).toBe(401);
    expect((await exchange(tokenOf(door.door.mintAddress()))).status).toBe(200);
  });

  test.each([[''], ['x'], [null], [1], [['a']], [{ length: 43 }]])(
    'a token that is %j gives nothing',
    async (token) => {
      expect((await exchange(token)).status).toBe(401);
    },
  );

  test.each([['"text"'], ['null'], ['[]'], ['{"__proto__":{"token":"x"}}'], ['{']])(
    'a body that is %s gives nothing',
    async (body) => {
      const answer = await door.post('/key', { body });
      expect([400, 401]).toContain(answer.status);
    },
  );
});

describe('the secret', () => {
  const withSecret = async (place: (secret: string) => Parameters<typeof door.post>) => {
    const [path, raw] = place(await door.secret());
    return door.post(path, raw);
  };

  test('opens the events when it stands where it belongs', async () => {
    const secret = await door.secret();
    const events = send(door.door.port, {
      method: 'POST',
      path: '/events',
      headers: { Host: door.authority, Origin: door.origin, Authorization: `Bearer ${secret}` },
    });
    await expect.poll(() => door.application.sessions.length).toBe(1);
    await door.door.close();
    await expect(events).rejects.toThrow(/hang up|aborted/);
  });

  test.each<[string, (secret: string) => Parameters<TestDoor['post']>]>([
    ['the query', (secret) => [`/events?secret=${secret}`, {}]],
    ['a cookie', (secret) => ['/events', { headers: { Cookie: `glovebox-secret=${secret}` } }]],
    ['the body', (secret) => ['/events', { body: JSON.stringify({ secret }) }]],
    ['another scheme', (secret) => ['/events', { headers: { Authorization: `Basic ${secret}` } }]],
    ['no scheme', (secret) => ['/events', { headers: { Authorization: secret } }]],
    [
      'the proxy header',
      (secret) => ['/events', { headers: { 'Proxy-Authorization': `Bearer ${secret}` } }],
    ],
    [
      'two headers',
      (secret) => ['/events', { headers: { Authorization: [`Bearer ${secret}`, 'Bearer x'] } }],
    ],
  ])('is not taken from %s', async (_place, place) => {
    const answer = await withSecret(place);
    expect([401, 404]).toContain(answer.status);
    expect(door.application.sessions).toEqual([]);
  });

  test.each(['', 'x', 'undefined', 'null'])('is not %j', async (guess) => {
    await door.secret();
    const answer = await door.post('/events', { headers: { Authorization: `Bearer ${guess}` } });
    expect(answer.status).toBe(401);
  });

  test('is not the token', async () => {
    const token = tokenOf(door.door.mintAddress());
    const answer = await door.post('/events', { headers: { Authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(401);
  });

  test('stands neither in the arguments nor in the environment of this process', async () => {
    const secret = await door.secret();
    const token = tokenOf(door.door.mintAddress());
    const seen = JSON.stringify([process.argv, process.execArgv, process.env]);
    expect(seen).not.toContain(secret);
    expect(seen).not.toContain(token);
  });

  test.runIf(process.platform === 'linux').each(['cmdline', 'environ', 'comm'])(
    'does not stand in what other users can read of this process (%s)',
    async (file) => {
      expect(await readFile(`/proc/self/${file}`, 'latin1')).not.toContain(await door.secret());
    },
  );
});

describe('the port', () => {
  test('listens on the loopback address alone', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .map(({ address }) => address)
      .filter((address) => address !== '127.0.0.1' && !address.startsWith('fe80'));
    const hosts = ['127.0.0.1', '127.0.0.2', '::1', ...others];
    const connecting = hosts.map(async (host) => [host, await canConnect(host, door.door.port)]);
    const connected = (await Promise.all(connecting)).filter(([, yes]) => yes);
    expect(connected).toEqual([['127.0.0.1', true]]);
  });

  test('that is taken is said in a sentence', async () => {
    const { application, assets } = door;
    const opening = openLoopbackDoor({ application, assets, port: door.door.port });
    await expect(opening).rejects.toMatchObject({
      code: 'conflict',
      message: `Port ${door.door.port} is in use: choose another, or none for a free one.`,
    });
  });
});

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port, timeout: 2_000 });
    const settle = (connected: boolean) => {
      socket.destroy();
      resolve(connected);
    };
    socket.on('connect', () => settle(true));
    socket.on('error', () => settle(false));
    socket.on('timeout', () => settle(false));
  });
}
