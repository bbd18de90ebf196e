import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openLoopbackDoor } from '../../../electron/loopback/open-loopback-door.ts';
import type { StartRun } from '../../../shared/run-request.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import { outputEvent, stepEvent } from './support/recording-application.ts';
import { openTestDoor, type TestDoor } from './support/test-door.ts';
import { openTestPage, type TestPage } from './support/test-page.ts';

const SNIPPET = '3f2a8c1e-0b1d-4c5e-9f60-718293a4b5c6';

const GRACE_MS = 300;

let door: TestDoor;
let pages: TestPage[] = [];
beforeEach(async () => {
  door = await openTestDoor({ graceMs: GRACE_MS, sessions: 2 });
});
afterEach(async () => {
  for (const page of pages) page.end();
  pages = [];
  await door[Symbol.asyncDispose]();
});

function open(
  hash = new URL(door.door.mintAddress()).hash,
  storage?: Map<string, string>,
): TestPage {
  const page = openTestPage(door.origin, hash, storage);
  pages.push(page);
  return page;
}

async function openAndWait(...parameters: Parameters<typeof open>): Promise<TestPage> {
  const page = open(...parameters);
  await expect.poll(() => page.connection.current().state, { interval: 5 }).toBe('open');
  return page;
}

const START_RUN: StartRun = {
  language: 'python',
  files: [],
  arguments: [],
  levels: {},
  preset: 'hardened',
  input: null,
  terminal: null,
};
const INPUT = { runId: 'r1', text: 'a' };

function sentenceOf(outcome: Outcome<unknown>): string | null {
  return outcome.ok ? null : outcome.error.sentence;
}

describe('the page’s key', () => {
  test('comes for the token, which is gone from the address bar at once', async () => {
    const page = open();
    expect(page.addresses).toEqual(['/']);
    await expect.poll(() => page.history).toEqual(['connecting 0', 'open 1']);
    expect([...page.storage.values()].join()).toMatch(/^[\w-]{43}$/);
  });

  test('outlives a reload, which is a session of its own', async () => {
    const page = await openAndWait();
    page.end();
    const reloaded = await openAndWait('', page.storage);
    expect(reloaded.addresses).toEqual([]);
    expect(door.application.sessions).toHaveLength(2);
    await expect.poll(() => door.application.sessions[0]?.closed).toBe(true);
    expect(door.application.sessions[1]?.closed).toBe(false);
  });

  test('is missing in a window without a token, and calls say so', async () => {
    const page = open('');
    await expect.poll(() => page.history).toEqual(['connecting 0', 'keyless 0']);
    expect(sentenceOf(await page.door.call('describe', {}))).toContain('has no key');
  });

  test.each(['#token=used', '#other', '#token=', '#token=a&b'])(
    'does not come for %j',
    async (hash) => {
      const page = open(hash);
      await expect.poll(() => page.connection.current().state).toBe('keyless');
    },
  );

  test('stays when an address is opened a second time in its window', async () => {
    const { hash } = new URL(door.door.mintAddress());
    const page = await openAndWait(hash);
    const again = await openAndWait(hash, page.storage);
    expect(again.storage).toEqual(page.storage);
  });

  test('is no longer good when Glovebox was started anew', async () => {
    const page = await openAndWait();
    const { port } = door.door;
    await door.door.close();
    await expect.poll(() => page.connection.current().state).toBe('lost');
    const { application, assets } = door;
    const restarted = await openLoopbackDoor({ application, assets, port });
    await expect.poll(() => page.connection.current().state, { timeout: 8_000 }).toBe('keyless');
    await restarted.close();
  });

  test('is still had when the server could not be reached at first', async () => {
    const { hash } = new URL(door.door.mintAddress());
    const page = openTestPage(door.origin, hash);
    pages.push(page);
    page.network.unsent.set('/key', 2);
    await expect.poll(() => page.connection.current().state, { timeout: 3_000 }).toBe('open');
  });
});

describe('calls and events', () => {
  test('go there and back', async () => {
    const page = await openAndWait();
    const answer = await page.door.call('sendInput', INPUT);
    expect(answer).toEqual({ ok: true, value: INPUT });
    await door.application.last.send(outputEvent(Uint8Array.of(0, 10, 255)));
    await expect.poll(() => page.events).toEqual([outputEvent(Uint8Array.of(0, 10, 255))]);
  });

  test('a call made before the connection stands waits for it', async () => {
    const page = open();
    expect(await page.door.call('sendInput', INPUT)).toEqual({ ok: true, value: INPUT });
  });

  test('a listener that has left hears nothing more', async () => {
    const page = await openAndWait();
    const heard: unknown[] = [];
    const leave = page.door.subscribe((event) => heard.push(event));
    await door.application.last.send(stepEvent('1'));
    await expect.poll(() => heard).toHaveLength(1);
    leave();
    await door.application.last.send(stepEvent('2'));
    await expect.poll(() => page.events).toHaveLength(2);
    expect(heard).toHaveLength(1);
  });

  test('typed input arrives in order, and does not hold up other calls', async () => {
    const waiting: ((outcome: Outcome<unknown>) => void)[] = [];
    const page = await openAndWait();
    door.application.answer = ({ name }) =>
      name === 'sendInput'
        ? new Promise((resolve) => waiting.push(resolve))
        : Promise.resolve({ ok: true, value: {} });
    const sent = [
      page.door.call('sendInput', { runId: 'r1', text: '1' }),
      page.door.call('sendInput', { runId: 'r1', text: '2' }),
      page.door.call('endInput', { runId: 'r1' }),
    ];
    await page.door.call('stopRun', { runId: 'r1' });
    await expect.poll(inputs).toEqual(['1']);
    waiting[0]?.({ ok: true, value: {} });
    await expect.poll(inputs).toEqual(['1', '2']);
    waiting[1]?.({ ok: false, error: { code: 'conflict', sentence: 'Not running.' } });
    await Promise.all(sent);
    expect(inputs()).toEqual(['1', '2', 'end']);
  });

  test('more text than the door takes is said to be that', async () => {
    const page = await openAndWait();
    const text = 'a'.repeat(9 * 1024 * 1024);
    const answer = await page.door.call('saveFile', {
      snippet: SNIPPET,
      name: 'a.py',
      text,
      base: null,
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  });

  const inputs = () =>
    door.application.last.calls
      .filter(({ name }) => name !== 'stopRun')
      .map(({ name, input }) => (name === 'endInput' ? 'end' : (input as { text: string }).text));
});

describe('bad weather', () => {
  test('a stream that breaks is taken up again: same session, nothing lost, nothing twice', async () => {
    const page = await openAndWait();
    const sending = (async () => {
      for (let step = 1; step <= 200; step += 1) {
        await door.application.last.send(stepEvent(String(step)));
        await sleep(1);
      }
    })();
    for (let count = 0; count < 3; count += 1) {
      await sleep(40);
      page.network.breakStreams();
    }
    await sending;
    await expect.poll(() => page.events.length).toBe(200);
    expect(page.events).toEqual(
      Array.from({ length: 200 }, (_, index) => stepEvent(String(index + 1))),
    );
    expect(door.application.sessions).toHaveLength(1);
    expect(new Set(page.history)).toEqual(new Set(['connecting 0', 'open 1', 'connecting 1']));
  });

  test('a call whose request was lost is sent again', async () => {
    const page = await openAndWait();
    page.network.unsent.set('/call/startRun', 2);
    expect(await page.door.call('sendInput', INPUT)).toMatchObject({ ok: true });
    const answer = page.door.call('startRun', START_RUN);
    expect(await answer).toMatchObject({ ok: true });
  });

  test('a call whose answer was lost is not done twice', async () => {
    const page = await openAndWait();
    page.network.unanswered.set('/call/sendInput', 2);
    expect(await page.door.call('sendInput', INPUT)).toEqual({ ok: true, value: INPUT });
    expect(door.application.last.calls).toHaveLength(1);
  });

  test('a page that was away too long gets a new session, and is told', async () => {
    const page = await openAndWait();
    page.network.unsent.set('/events', 2);
    page.network.breakStreams();
    await expect.poll(() => page.connection.current().state).toBe('lost');
    await expect.poll(() => page.history.at(-1), { timeout: 5_000 }).toBe('open 2');
    expect(door.application.sessions.map(({ closed }) => closed)).toEqual([true, false]);
    await door.application.last.send(stepEvent('in the new one'));
    await expect.poll(() => page.events).toEqual([stepEvent('in the new one')]);
  });

  test('a call made while the server is away arrives when it is back', async () => {
    const page = await openAndWait();
    page.network.unsent.set('/events', 2);
    page.network.breakStreams();
    await expect.poll(() => page.connection.current().state).toBe('lost');
    const answer = await page.door.call('saveFile', {
      snippet: SNIPPET,
      name: 'a.py',
      text: 'kept',
      base: null,
    });
    expect(answer).toMatchObject({ ok: true });
    expect(door.application.last.calls).toHaveLength(1);
  });

  test('a call that may have been done is not done again in another session', async () => {
    const page = await openAndWait();
    const first = door.application.last;
    page.network.unanswered.set('/call/startRun', 1);
    const answer = page.door.call('startRun', START_RUN);
    await expect.poll(() => first.calls.length).toBe(1);
    page.network.unsent.set('/events', 2);
    page.network.breakStreams();
    expect(sentenceOf(await answer)).toContain('was stopped');
    expect(door.application.sessions.map(({ calls }) => calls.length)).toEqual([1, 0]);
  });

  test('one window too many waits, and opens when another has closed', async () => {
    const first = await openAndWait();
    await openAndWait();
    const third = open();
    await expect.poll(() => third.connection.current().state).toBe('crowded');
    first.end();
    await expect.poll(() => third.connection.current().state, { timeout: 5_000 }).toBe('open');
  });
});
