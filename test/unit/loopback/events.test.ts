import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { outputEvent, type RecordingSession, stepEvent } from './support/recording-application.ts';
import { openTestDoor, StreamReader, type TestDoor } from './support/test-door.ts';

const GRACE_MS = 200;
const KIB = 1024;
const MIB = 1024 * KIB;

let door: TestDoor;
let secret: string;
beforeEach(async () => {
  door = await openTestDoor({ graceMs: GRACE_MS, heartbeatMs: 40, stallMs: 300, sessions: 3 });
  secret = await door.secret();
});
afterEach(() => door[Symbol.asyncDispose]());

async function nextEvent(stream: StreamReader): Promise<unknown> {
  for (;;) {
    const line = await stream.next().catch(() => 'sign of life');
    if (line !== 'sign of life') return line;
  }
}

describe('the stream of events', () => {
  test('opens a session, and says which', async () => {
    const stream = await StreamReader.open(door, secret);
    expect(await stream.sessionId()).toMatch(/^[\w-]{22}$/);
    expect(stream.response.headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
    expect(stream.response.headers['cache-control']).toBe('no-store');
    expect(door.application.sessions).toHaveLength(1);
  });

  test('carries events in order, bytes as they were', async () => {
    const stream = await StreamReader.open(door, secret);
    await stream.sessionId();
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    void door.application.last.send(stepEvent('one'));
    void door.application.last.send(outputEvent(bytes));
    expect(await nextEvent(stream)).toEqual({ sequence: 1, event: stepEvent('one') });
    expect(await nextEvent(stream)).toEqual({ sequence: 2, event: outputEvent(bytes) });
  });

  test('carries a session’s events to that session alone', async () => {
    const first = await StreamReader.open(door, secret);
    const firstSession = door.application.last;
    await first.sessionId();
    const second = await StreamReader.open(door, secret);
    await second.sessionId();
    void firstSession.send(stepEvent('for the first'));
    void door.application.last.send(stepEvent('for the second'));
    expect(await nextEvent(first)).toMatchObject({ event: stepEvent('for the first') });
    expect(await nextEvent(second)).toMatchObject({ event: stepEvent('for the second') });
  });

  test('shows signs of life while nothing happens', async () => {
    const stream = await StreamReader.open(door, secret);
    await stream.sessionId();
    expect(await stream.nextLine()).toBe('');
    expect(await stream.nextLine()).toBe('');
  });

  test('is for so many windows, and for another one when one has gone', async () => {
    const streams = [];
    for (let count = 0; count < 3; count += 1) streams.push(await StreamReader.open(door, secret));
    const refused = await StreamReader.open(door, secret);
    expect(refused.response.statusCode).toBe(429);
    expect(door.application.sessions).toHaveLength(3);
    streams[0]?.break();
    await expect.poll(() => door.application.sessions[0]?.closed).toBe(true);
    expect((await StreamReader.open(door, secret)).response.statusCode).toBe(200);
  });
});

describe('a reader that does not read', () => {
  test('holds the sender up, and costs no more memory than the bound', async () => {
    const stream = await StreamReader.open(door, secret);
    await stream.sessionId();
    const before = memory();
    const { sent, waiting } = await sendUntilHeldUp(door.application.last, 200);
    // The kernel takes some megabytes into its own buffers first.
    expect(sent).toBeLessThan(32 * MIB);
    expect(memory() - before).toBeLessThan(32 * MIB);
    const reading = readUntilEnd(stream);
    await waiting;
    stream.break();
    await reading;
  });

  test('is given up when it takes nothing for long, and its session ends', async () => {
    const stream = await StreamReader.open(door, secret);
    await stream.sessionId();
    const session = door.application.last;
    const { waiting } = await sendUntilHeldUp(session, 200);
    await expect.poll(() => session.closed, { timeout: 3_000 }).toBe(true);
    await expect(waiting).resolves.toBeUndefined();
  });

  test('is given up at once by a sender that does not wait for it', async () => {
    const stream = await StreamReader.open(door, secret);
    await stream.sessionId();
    const session = door.application.last;
    let sent = 0;
    while (!session.closed && sent < 200 * MIB) {
      void session.send(outputEvent(new Uint8Array(MIB)));
      sent += MIB;
    }
    expect(session.closed).toBe(true);
    expect(sent).toBeLessThan(60 * MIB);
    expect(session.send(stepEvent('after the end'))).toBeUndefined();
  });
});

describe('a stream that breaks', () => {
  test('ends its session after the grace, and not before', async () => {
    const stream = await StreamReader.open(door, secret);
    await stream.sessionId();
    const session = door.application.last;
    const broken = performance.now();
    stream.break();
    await sleep(GRACE_MS / 2);
    expect(session.closed).toBe(false);
    await expect.poll(() => session.closed, { interval: 10 }).toBe(true);
    expect(performance.now() - broken).toBeGreaterThan(GRACE_MS * 0.9);
  });

  test('goes on where the page had seen it, for whoever knows the session', async () => {
    const stream = await StreamReader.open(door, secret);
    const id = await stream.sessionId();
    const session = door.application.last;
    for (const step of ['1', '2', '3']) void session.send(stepEvent(step));
    await nextEvent(stream);
    stream.break();
    const sent = session.send(stepEvent('4'));
    const again = await StreamReader.open(door, secret, {
      'Glovebox-Session': id,
      'Glovebox-Seen': '1',
    });
    expect(await again.sessionId()).toBe(id);
    for (const sequence of [2, 3, 4]) expect(await nextEvent(again)).toMatchObject({ sequence });
    await sent;
    await sleep(GRACE_MS * 1.5);
    expect(session.closed).toBe(false);
    expect(door.application.sessions).toHaveLength(1);
  });

  test('lets a sender wait meanwhile, and go when the session ends', async () => {
    const stream = await StreamReader.open(door, secret);
    await stream.sessionId();
    const session = door.application.last;
    stream.break();
    await sleep(GRACE_MS / 4);
    const waiting = session.send(stepEvent('meanwhile'));
    expect(waiting).toBeInstanceOf(Promise);
    await waiting;
    expect(session.closed).toBe(true);
  });

  test('is let go of when the page has come back over another connection', async () => {
    const stream = await StreamReader.open(door, secret);
    const id = await stream.sessionId();
    const again = await StreamReader.open(door, secret, {
      'Glovebox-Session': id,
      'Glovebox-Seen': '0',
    });
    expect(await again.sessionId()).toBe(id);
    expect(await readUntilEnd(stream)).toBe('ended');
    void door.application.last.send(stepEvent('over the new one'));
    expect(await nextEvent(again)).toMatchObject({ event: stepEvent('over the new one') });
  });

  test.each([
    ['another id', { 'Glovebox-Session': 'A'.repeat(22), 'Glovebox-Seen': '0' }],
    ['no id', {}],
  ])('is nobody else’s: with %s a new session opens', async (_what, headers) => {
    const stream = await StreamReader.open(door, secret);
    const id = await stream.sessionId();
    stream.break();
    const other = await StreamReader.open(door, secret, headers);
    expect(await other.sessionId()).not.toBe(id);
    await expect.poll(() => door.application.sessions[0]?.closed).toBe(true);
  });

  test('begins anew when the page has missed what is gone', async () => {
    const stream = await StreamReader.open(door, secret);
    const id = await stream.sessionId();
    const again = await StreamReader.open(door, secret, {
      'Glovebox-Session': id,
      'Glovebox-Seen': '7',
    });
    expect(await again.sessionId()).not.toBe(id);
    expect(door.application.sessions.map(({ closed }) => closed)).toEqual([true, false]);
  });
});

test('closing the door ends every session and every connection', async () => {
  const streams = [await StreamReader.open(door, secret), await StreamReader.open(door, secret)];
  await door.door.close();
  expect(door.application.sessions.map(({ closed }) => closed)).toEqual([true, true]);
  for (const stream of streams) expect(await readUntilEnd(stream)).toBe('ended');
  await expect(door.get('/')).rejects.toThrow('ECONNREFUSED');
});

/** Sends output as fast as it is taken, until it has not been for so many milliseconds. */
async function sendUntilHeldUp(
  session: RecordingSession,
  milliseconds: number,
): Promise<{ readonly sent: number; readonly waiting: Promise<void> }> {
  const chunk = new Uint8Array(64 * KIB);
  for (let sent = chunk.length; sent < 200 * MIB; sent += chunk.length) {
    const waiting = Promise.resolve(session.send(outputEvent(chunk)));
    const first = await Promise.race([waiting, sleep(milliseconds, 'held up')]);
    if (first === 'held up') return { sent, waiting };
  }
  throw new Error('Never held up');
}

async function readUntilEnd(stream: StreamReader): Promise<'ended'> {
  while ((await stream.nextLine()) !== null);
  return 'ended';
}

function memory(): number {
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + external + arrayBuffers;
}
