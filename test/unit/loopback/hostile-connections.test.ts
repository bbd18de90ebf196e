import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSocket, sendBytes } from './support/raw-request.ts';
import { openTestDoor, type TestDoor } from './support/test-door.ts';

let door: TestDoor;
beforeEach(async () => {
  door = await openTestDoor({ headMs: 300, requestMs: 600, connections: 8 });
});
afterEach(() => door[Symbol.asyncDispose]());

/** Whatever was tried, the door is still there for its page. */
async function expectDoorStands(): Promise<void> {
  expect((await door.get('/')).status).toBe(200);
  expect(door.failures).toEqual([]);
}

const head = () => `POST /call/describe HTTP/1.1\r\nHost: ${door.authority}\r\n`;

describe('a connection is cut off', () => {
  test.each<[string, () => string]>([
    ['that says nothing', () => ''],
    ['whose head never ends', () => `${head()}X-Slow: `],
    [
      'whose body never comes',
      () =>
        `${head()}Origin: ${door.origin}\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{`,
    ],
  ])('%s', async (_what, bytes) => {
    const begun = performance.now();
    await sendBytes(door.door.port, bytes());
    expect(performance.now() - begun).toBeLessThan(4_000);
    await expectDoorStands();
  });

  test('that drips its head byte by byte', async () => {
    const socket = await openSocket(door.door.port);
    socket.on('error', () => undefined);
    socket.resume();
    socket.write(`${head()}X-Slow: `);
    const drip = setInterval(() => socket.write('x'), 20);
    const begun = performance.now();
    await new Promise((resolve) => socket.on('close', resolve));
    clearInterval(drip);
    expect(performance.now() - begun).toBeGreaterThan(250);
    await expectDoorStands();
  });

  test.each<[string, () => string, RegExp]>([
    [
      'whose head is huge',
      () => `${head()}X-Huge: ${'x'.repeat(20_000)}\r\n\r\n`,
      /^HTTP\/1\.1 431 /,
    ],
    ['that is not HTTP', () => '\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n', /^HTTP\/1\.1 400 /],
    ['that has no Host', () => 'GET / HTTP/1.1\r\n\r\n', /^HTTP\/1\.1 400 /],
    [
      'with two lengths',
      () => `${head()}Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}`,
      /^HTTP\/1\.1 400 /,
    ],
    [
      'with a length and chunks',
      () => `${head()}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      /^HTTP\/1\.1 400 /,
    ],
    [
      'that wants a tunnel',
      () => 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n',
      /^$/,
    ],
  ])('%s', async (_what, bytes, answer) => {
    expect(await sendBytes(door.door.port, bytes())).toMatch(answer);
    await expectDoorStands();
  });

  test('that would become a WebSocket', async () => {
    const heard = await sendBytes(
      door.door.port,
      `GET /events HTTP/1.1\r\nHost: ${door.authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    );
    expect(heard).toMatch(/^HTTP\/1\.1 404 /);
    await expectDoorStands();
  });

  test('that breaks off in the middle of a body', async () => {
    const socket = await openSocket(door.door.port);
    socket.write(
      `${head()}Origin: ${door.origin}\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{`,
    );
    socket.resetAndDestroy();
    await once(socket, 'close');
    expect((await door.get('/')).status).toBe(200);
    expect(door.failures).toEqual([]);
  });
});

test('connections beyond the bound are closed at once, the others stay', async () => {
  await using bounded = await openTestDoor({ connections: 8 });
  const sockets = await Promise.all(
    Array.from({ length: 20 }, () => openSocket(bounded.door.port)),
  );
  let closed = 0;
  for (const socket of sockets) {
    socket.on('error', () => undefined);
    socket.on('close', () => {
      closed += 1;
    });
    socket.resume();
  }
  await expect.poll(() => closed).toBe(12);
  await expect(bounded.get('/')).rejects.toThrow(/ECONNRESET|hang up/);
  for (const socket of sockets) socket.destroy();
  await expect.poll(async () => (await bounded.get('/').catch(() => null))?.status).toBe(200);
});
