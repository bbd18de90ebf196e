import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send, sendBytes } from './support/raw-request.ts';
import { openTestDoor, SCRIPT_PATH, type TestDoor } from './support/test-door.ts';

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor();
});
afterAll(() => door[Symbol.asyncDispose]());

describe('a request with another Host (DNS rebinding) is misdirected', () => {
  test.each([
    'evil.example',
    'localhost',
    '127.0.0.1',
    '127.0.0.1:1',
    '127.0.0.1.evil.example',
    '127.1',
    '[::1]',
    '0.0.0.0',
  ])('%s', async (host) => {
    const { port } = door.door;
    const named = /:\d+$/.test(host) || host === '127.0.0.1' ? host : `${host}:${port}`;
    const page = await door.get('/', { Host: named });
    expect(page.status).toBe(421);
    expect(page.text).not.toContain('doctype');
    const call = await door.post('/events', {
      headers: { Host: named, Origin: `http://${named}` },
    });
    expect(call.status).toBe(421);
  });

  test.each([
    ['AUTHORITY', 'evil.example'],
    ['evil.example', 'AUTHORITY'],
    ['AUTHORITY', 'AUTHORITY'],
  ])('two Hosts, %s and %s', async (...hosts) => {
    const lines = hosts.map((host) => `Host: ${host.replace('AUTHORITY', door.authority)}\r\n`);
    const heard = await sendBytes(
      door.door.port,
      `GET / HTTP/1.1\r\n${lines.join('')}Connection: close\r\n\r\n`,
    );
    expect(heard).toMatch(/^HTTP\/1.1 4\d\d /);
    expect(heard).not.toContain('doctype');
  });

  test('a Host with a final dot', async () => {
    expect((await door.get('/', { Host: `127.0.0.1.:${door.door.port}` })).status).toBe(421);
  });

  test('the right Host in the request line, another in the header', async () => {
    const answer = await send(door.door.port, {
      path: `${door.origin}/`,
      headers: { Host: 'evil.example' },
    });
    expect(answer.status).toBe(421);
  });
});

describe('a request that would do something needs our own Origin', () => {
  const paths = ['/key', '/events', '/call/describe'];
  const origins = [
    'http://evil.example',
    'null',
    'https://ORIGIN',
    'http://localhost:PORT',
    'http://127.0.0.1',
    'http://127.0.0.1:PORT.evil.example',
    'http://127.0.0.1:PORT/',
    '',
  ];
  test.each(paths.flatMap((path) => origins.map((origin) => [path, origin] as const)))(
    '%s from %j',
    async (path, origin) => {
      const Origin = origin
        .replace('ORIGIN', door.authority)
        .replace('PORT', String(door.door.port));
      const secret = await door.secret();
      const answer = await door.post(path, {
        headers: { Origin, Authorization: `Bearer ${secret}` },
      });
      expect(answer.status).toBe(403);
    },
  );

  test('a request without any Origin is refused', async () => {
    const answer = await send(door.door.port, {
      method: 'POST',
      path: '/events',
      headers: { Host: door.authority, Authorization: `Bearer ${await door.secret()}` },
    });
    expect(answer.status).toBe(403);
  });

  test('our Origin twice, or beside another, is refused', async () => {
    const answer = await door.post('/key', { headers: { Origin: [door.origin, door.origin] } });
    expect(answer.status).toBe(403);
  });

  test.each(['cross-site', 'same-site', 'none'])('Sec-Fetch-Site: %s is refused', async (site) => {
    const answer = await door.post('/key', { headers: { 'Sec-Fetch-Site': site } });
    expect(answer.status).toBe(403);
  });

  test('the same request from the page itself is let in', async () => {
    const answer = await door.post('/key', { headers: { 'Sec-Fetch-Site': 'same-origin' } });
    expect(answer.status).toBe(401);
  });

  test('no answer ever allows another origin to read it', async () => {
    const preflight = await send(door.door.port, {
      method: 'OPTIONS',
      path: '/call/describe',
      headers: {
        Host: door.authority,
        Origin: 'http://evil.example',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization',
      },
    });
    expect(preflight.status).toBe(405);
    expect(
      Object.keys(preflight.headers).filter((name) => name.startsWith('access-control')),
    ).toEqual([]);
  });
});

describe('methods', () => {
  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])(
    '%s is refused',
    async (method) => {
      const answer = await send(door.door.port, {
        method,
        path: '/',
        headers: { Host: door.authority, Origin: door.origin },
      });
      expect(answer.status).toBe(405);
      expect(answer.headers.allow).toBe('GET, HEAD, POST');
    },
  );

  test.each(['/key', '/events', '/call/describe'])('GET %s does nothing', async (path) => {
    const secret = await door.secret();
    const answer = await door.get(path, { Authorization: `Bearer ${secret}` });
    expect(answer.status).toBe(404);
    expect(door.application.sessions).toEqual([]);
  });

  test('POST to a file does nothing', async () => {
    expect((await door.post('/')).status).toBe(404);
    expect((await door.post(SCRIPT_PATH)).status).toBe(404);
  });
});

describe('files of the page', () => {
  test.each(['cross-site', 'same-site'])('are no script for a %s page', async (site) => {
    const answer = await door.get(SCRIPT_PATH, {
      'Sec-Fetch-Site': site,
      'Sec-Fetch-Mode': 'no-cors',
    });
    expect(answer.status).toBe(403);
  });

  test('open by a link from anywhere', async () => {
    const answer = await door.get('/', {
      'Sec-Fetch-Site': 'cross-site',
      'Sec-Fetch-Mode': 'navigate',
    });
    expect(answer.status).toBe(200);
  });

  test('open where a person typed the address', async () => {
    const answer = await door.get('/', { 'Sec-Fetch-Site': 'none', 'Sec-Fetch-Mode': 'navigate' });
    expect(answer.status).toBe(200);
  });
});
