import { describe, expect, test } from 'vitest';
import type { FormatAnswer, FormatRequest } from '../../../renderer/formatting/format-request.ts';
import { FORMATTERS } from '../../../renderer/formatting/formatters.ts';
import { type FormatterWorker, Formatting } from '../../../renderer/formatting/formatting.ts';

/** A worker that does as the test says with every request. */
class ScriptedWorker extends EventTarget implements FormatterWorker {
  isEnded = false;
  readonly #answer: (request: FormatRequest) => FormatAnswer | 'silence' | 'breaks';

  constructor(answer: ScriptedWorker['answer']) {
    super();
    this.#answer = answer;
  }

  get answer() {
    return this.#answer;
  }

  postMessage(message: unknown): void {
    const answer = this.#answer(message as FormatRequest);
    if (answer === 'silence') return;
    queueMicrotask(() => {
      if (answer === 'breaks') this.dispatchEvent(new Event('error'));
      else this.dispatchEvent(new MessageEvent('message', { data: answer }));
    });
  }

  terminate(): void {
    this.isEnded = true;
  }
}

const TABS = { usesTabs: true, width: 4 };
const ask = (text: string) => ({ languageId: 'python', text, indentation: TABS });

function scripted(answer: ScriptedWorker['answer'], longestMs = 20) {
  const workers: ScriptedWorker[] = [];
  const formatting = new Formatting(() => {
    const worker = new ScriptedWorker(answer);
    workers.push(worker);
    return worker;
  }, longestMs);
  return { formatting, workers };
}

describe('a formatter', () => {
  test('is started when it is first needed, and goes on', async () => {
    const { formatting, workers } = scripted(({ id, text }) => ({ id, text: `${text}!` }));
    expect(workers).toHaveLength(0);
    expect(await formatting.format(ask('a'))).toEqual({ ok: true, text: 'a!' });
    expect(await formatting.format(ask('b'))).toEqual({ ok: true, text: 'b!' });
    expect(workers).toHaveLength(1);
    expect(workers[0]?.isEnded).toBe(false);
  });

  test('gives each answer to who asked for it', async () => {
    const { formatting } = scripted(({ id, text }) => ({ id, text: `${text}!` }));
    const both = await Promise.all([formatting.format(ask('a')), formatting.format(ask('b'))]);
    expect(both).toEqual([
      { ok: true, text: 'a!' },
      { ok: true, text: 'b!' },
    ]);
  });

  test('that takes too long is ended, and the next program gets another', async () => {
    let isStuck = true;
    const { formatting, workers } = scripted(({ id, text }) =>
      isStuck ? 'silence' : { id, text },
    );
    const stuck = await formatting.format(ask('a'));
    expect(stuck).toMatchObject({ ok: false, sentence: expect.stringContaining('longer than') });
    expect(workers[0]?.isEnded).toBe(true);
    isStuck = false;
    expect(await formatting.format(ask('b'))).toEqual({ ok: true, text: 'b' });
    expect(workers).toHaveLength(2);
  });

  test('that cannot read a program says so in one line, however much it says', async () => {
    const problem = `${'x'.repeat(5000)}\nsecond line`;
    const { formatting, workers } = scripted(({ id }) => ({ id, problem }));
    const refused = await formatting.format(ask('a'));
    const sentence = refused.ok ? '' : refused.sentence;
    expect(sentence).toMatch(/^The formatter could not read this program: x+…$/);
    expect(sentence.length).toBeLessThan(300);
    // It may be in any state.
    expect(workers[0]?.isEnded).toBe(true);
  });

  test('that breaks off leaves nobody waiting', async () => {
    const { formatting } = scripted(() => 'breaks');
    expect(await formatting.format(ask('a'))).toMatchObject({ ok: false });
  });

  test('never makes nothing of a program', async () => {
    const { formatting } = scripted(({ id }) => ({ id, text: ' \n' }));
    expect(await formatting.format(ask('a'))).toMatchObject({ ok: false });
    expect(await formatting.format(ask('\n'))).toEqual({ ok: true, text: ' \n' });
  });
});

test('there is none for the languages that have none', () => {
  for (const language of ['perl', 'ruby', 'rust', 'plaintext', 'constructor']) {
    expect(Object.hasOwn(FORMATTERS, language)).toBe(false);
  }
});
