import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CALL_NAMES } from '../../../shared/contract.ts';
import { encodeForDoor } from '../../../shared/door-codec.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import type { RawAnswer, RawRequest } from './support/raw-request.ts';
import { openTestDoor, StreamReader, type TestDoor } from './support/test-door.ts';

let door: TestDoor;
let secret: string;
let session: string;
let stream: StreamReader;
let lastId = 0;

beforeEach(async () => {
  door = await openTestDoor({ bodyBytes: 100_000, callsUnderWay: 3 });
  secret = await door.secret();
  stream = await StreamReader.open(door, secret);
  session = await stream.sessionId();
});
afterEach(() => door[Symbol.asyncDispose]());

function call(name: string, raw: Omit<RawRequest, 'path'> = {}): Promise<RawAnswer> {
  lastId += 1;
  return door.post(`/call/${name}`, {
    ...raw,
    headers: {
      Authorization: `Bearer ${secret}`,
      'Glovebox-Session': session,
      'Glovebox-Call': String(lastId),
      ...raw.headers,
    },
  });
}

describe('a call', () => {
  test.each(CALL_NAMES)(
    '%s reaches its session, and is answered by what that says',
    async (name) => {
      const input = { text: 'a', bytes: Uint8Array.of(0, 255) };
      const answer = await call(name, { body: encodeForDoor(input) });
      expect(answer.status).toBe(200);
      expect(answer.text).toBe(encodeForDoor({ ok: true, value: input }));
      expect(door.application.last.calls).toEqual([{ name, input }]);
    },
  );

  test('that fails is an answer too', async () => {
    const outcome = { ok: false, error: { code: 'not-found', sentence: 'No such file.' } } as const;
    door.application.answer = async () => outcome;
    const answer = await call('openSnippet');
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual(outcome);
  });

  test('that the application throws at tells the sender nothing', async () => {
    door.application.answer = async () => {
      throw new Error('a path of this machine');
    };
    const answer = await call('openSnippet');
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('path of this machine');
    expect(String(door.failures[0])).toContain('a path of this machine');
  });

  test.each([
    'nothing',
    'constructor',
    '__proto__',
    'toString',
    '',
    'describe/',
    'describe?a=1',
    '%64escribe',
  ])('named %j is none', async (name) => {
    expect((await call(name)).status).toBe(404);
    expect(door.application.last.calls).toEqual([]);
  });

  test.each<[string, Record<string, string>, number]>([
    ['without the secret', { Authorization: '' }, 401],
    ['with another secret', { Authorization: `Bearer ${'A'.repeat(43)}` }, 401],
    ['without a session', { 'Glovebox-Session': '' }, 410],
    ['of a session that is none', { 'Glovebox-Session': 'A'.repeat(22) }, 410],
    ['without an id', { 'Glovebox-Call': '' }, 400],
    ['with an id that is no number', { 'Glovebox-Call': '1e3' }, 400],
    ['that is a form', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
    ['that is plain text', { 'Content-Type': 'text/plain' }, 415],
    ['that says it is text, then JSON', { 'Content-Type': 'text/plain; application/json' }, 415],
    ['in another character set', { 'Content-Type': 'application/json; charset=utf-7' }, 415],
    ['that is compressed', { 'Content-Encoding': 'gzip' }, 415],
  ])('%s is refused', async (_what, headers, status) => {
    expect((await call('describe', { headers })).status).toBe(status);
    expect(door.application.last.calls).toEqual([]);
  });

  test.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['a torso', '{"a":'],
    ['two values', '{}{}'],
    ['a key __proto__', '{"__proto__":{"a":1}}'],
    ['bytes that are not UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
    ['a nesting without end', '['.repeat(90_000)],
    ['a deep nesting', '['.repeat(45_000) + ']'.repeat(45_000)],
  ])('of %s is refused', async (_what, body) => {
    expect((await call('describe', { body })).status).toBe(400);
    expect(door.application.last.calls).toEqual([]);
    expect(door.failures).toEqual([]);
  });

  test('as large as allowed is taken, one byte more is not', async () => {
    const body = JSON.stringify('a'.repeat(99_998));
    expect((await call('describe', { body })).status).toBe(200);
    expect((await call('describe', { body: `${body} ` })).status).toBe(413);
  });

  test('that hides its size is cut off where the bound is', async () => {
    const body = JSON.stringify('a'.repeat(500_000));
    const answer = await call('describe', { body, headers: { 'Transfer-Encoding': 'chunked' } });
    expect(answer.status).toBe(413);
    expect(answer.headers.connection).toBe('close');
    expect(door.application.last.calls).toEqual([]);
  });
});

describe('a call that is sent again', () => {
  test('gets its first answer, and is not done again', async () => {
    const headers = { 'Glovebox-Call': '900' };
    const first = await call('startRun', { headers, body: '{"a":1}' });
    const again = await call('startRun', { headers, body: '{"a":1}' });
    expect(again.text).toBe(first.text);
    expect(door.application.last.calls).toHaveLength(1);
  });

  test('while it is under way waits for the one answer', async () => {
    const answers: ((outcome: Outcome<unknown>) => void)[] = [];
    door.application.answer = () => new Promise((resolve) => answers.push(resolve));
    const headers = { 'Glovebox-Call': '901' };
    const both = [call('buildImage', { headers }), call('buildImage', { headers })];
    await expect.poll(() => answers.length).toBe(1);
    answers[0]?.({ ok: true, value: 'built' });
    for (const answer of await Promise.all(both)) expect(answer.text).toContain('built');
    expect(answers).toHaveLength(1);
  });

  test('in another session is another call', async () => {
    const headers = { 'Glovebox-Call': '902' };
    await call('startRun', { headers });
    const other = await StreamReader.open(door, secret);
    await call('startRun', {
      headers: { ...headers, 'Glovebox-Session': await other.sessionId() },
    });
    expect(door.application.sessions.map(({ calls }) => calls.length)).toEqual([1, 1]);
    other.break();
  });
});

test('more calls at once than are allowed are refused until one is answered', async () => {
  const answers: ((outcome: Outcome<unknown>) => void)[] = [];
  door.application.answer = () => new Promise((resolve) => answers.push(resolve));
  const waiting = [call('buildImage'), call('buildImage'), call('buildImage')];
  await expect.poll(() => answers.length).toBe(3);
  expect((await call('describe')).status).toBe(429);
  for (const answer of answers) answer({ ok: true, value: null });
  await Promise.all(waiting);
  door.application.answer = async () => ({ ok: true, value: null });
  expect((await call('describe')).status).toBe(200);
});
