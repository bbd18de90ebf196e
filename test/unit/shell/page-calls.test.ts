import type { IpcMain, IpcMainInvokeEvent, WebFrameMain } from 'electron';
import { beforeEach, describe, expect, test } from 'vitest';
import { answerPageCalls } from '../../../electron/shell/page-calls.ts';
import { RecordingApplication, stepEvent } from '../loopback/support/recording-application.ts';
import { type FakePage, fakePage, mainFrame, standIn } from './support/fakes.ts';

type Handler = Parameters<IpcMain['handle']>[1];

const OWN = mainFrame('glovebox://app/');

let application: RecordingApplication;
let handlers: Map<string, Handler>;
let page: FakePage;
beforeEach(() => {
  application = new RecordingApplication();
  handlers = new Map();
  page = fakePage();
  answerPageCalls(
    { handle: (channel, handler) => void handlers.set(channel, handler) },
    Promise.resolve(application),
  );
});

async function call(
  name: unknown = 'describe',
  input: unknown = {},
  senderFrame: WebFrameMain | null = OWN,
  from: FakePage = page,
): Promise<unknown> {
  const event = standIn<IpcMainInvokeEvent>({ sender: from.contents, senderFrame });
  return handlers.get('glovebox:call')?.(event, name, input);
}

describe('the page’s calls', () => {
  test('come over one channel', () => {
    expect([...handlers.keys()]).toEqual(['glovebox:call']);
  });

  test('reach the page’s session, and are answered by it', async () => {
    expect(await call('openSnippet', { name: 'a.py' })).toEqual({
      ok: true,
      value: { name: 'a.py' },
    });
    await call('listSnippets');
    expect(application.sessions).toHaveLength(1);
    expect(application.last.calls.map(({ name }) => name)).toEqual(['openSnippet', 'listSnippets']);
  });

  test.each<[string, WebFrameMain | null]>([
    ['another site', mainFrame('https://evil.example/')],
    ['another host of the scheme', mainFrame('glovebox://app.evil/')],
    ['a blank page', mainFrame('about:blank')],
    ['a frame inside', standIn<WebFrameMain>({ url: 'glovebox://app/', parent: OWN })],
    ['a frame that has gone', null],
  ])('are not taken from %s', async (_who, frame) => {
    await expect(call('startRun', {}, frame)).rejects.toThrow('not the application’s page');
    expect(application.sessions).toEqual([]);
  });

  test.each([[null], [1], [['describe']], [{}]])('have a name, not %j', async (name) => {
    await expect(call(name)).rejects.toThrow('name');
    expect(application.sessions).toEqual([]);
  });

  test('wait for an application that is still starting', async () => {
    let started: (application: RecordingApplication) => void = () => undefined;
    answerPageCalls(
      { handle: (channel, handler) => void handlers.set(channel, handler) },
      new Promise((resolve) => {
        started = resolve;
      }),
    );
    const answer = call('sendInput', 'early');
    started(application);
    expect(await answer).toEqual({ ok: true, value: 'early' });
  });

  test('whose window has gone meanwhile open no session', async () => {
    const answer = call();
    page.destroyed = true;
    await expect(answer).rejects.toThrow('gone');
    expect(application.sessions).toEqual([]);
  });
});

describe('the page’s session', () => {
  test('sends its events to its own page, on the one channel', async () => {
    const other = fakePage();
    await call();
    const first = application.last;
    await call('describe', {}, OWN, other);
    void first.send(stepEvent('1'));
    expect(page.sent).toEqual([['glovebox:event', stepEvent('1')]]);
    expect(other.sent).toEqual([]);
  });

  test.each(['did-navigate', 'render-process-gone', 'destroyed'])('closes on %s', async (event) => {
    await call();
    const before = application.last;
    page.emitter.emit(event);
    expect(before.closed).toBe(true);
    await call();
    expect(application.sessions).toHaveLength(2);
    expect(application.last.closed).toBe(false);
  });

  test('sends nothing to a window that has gone', async () => {
    await call();
    page.destroyed = true;
    void application.last.send(stepEvent('late'));
    expect(page.sent).toEqual([]);
  });

  test('leaves nothing behind, however often the page is loaded', async () => {
    for (let count = 0; count < 30; count += 1) {
      await call();
      page.emitter.emit('did-navigate');
    }
    expect(page.emitter.listenerCount('did-navigate')).toBe(1);
    expect(page.emitter.listenerCount('destroyed')).toBe(1);
    expect(application.sessions.every(({ closed }) => closed)).toBe(true);
  });
});
