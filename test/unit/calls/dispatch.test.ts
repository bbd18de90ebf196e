import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { Caller } from '../../../electron/calls/caller.ts';
import { dispatch } from '../../../electron/calls/dispatch.ts';
import type { Handlers } from '../../../electron/calls/handlers.ts';
import { CALL_NAMES, type CallInput, type CallName } from '../../../shared/contract.ts';
import { GloveboxError } from '../../../shared/outcome.ts';

const RUN = randomUUID();
const SNIPPET = randomUUID();

/** One good input for each call. */
const GOOD: { readonly [Name in CallName]: CallInput<Name> } = {
  describe: {},
  posture: {},
  engineStatus: { lookAgain: true },
  listSnippets: {},
  openSnippet: { snippet: SNIPPET },
  createSnippet: { language: 'python', files: [{ name: 'main.py', text: 'print(1)' }] },
  saveFile: { snippet: SNIPPET, name: 'main.py', text: 'print(1)', base: null },
  renameFile: { snippet: SNIPPET, name: 'main.py', to: 'other.py' },
  removeFile: { snippet: SNIPPET, name: 'main.py' },
  arrangeSnippet: {
    snippet: SNIPPET,
    language: 'python',
    fileNames: ['main.py'],
    settings: { argumentLine: '-v', preparedInput: '1', terminal: false },
  },
  removeSnippet: { snippet: SNIPPET },
  restoreSnippet: { snippet: SNIPPET },
  listPresets: {},
  createPreset: { title: 'Small', levels: { memory: '64' } },
  changePreset: { preset: SNIPPET, title: 'Small', levels: {} },
  removePreset: { preset: SNIPPET },
  restorePreset: { preset: SNIPPET },
  listHistory: {},
  readHistory: { runId: RUN },
  forgetHistory: { runId: null },
  explain: { language: 'python', preset: 'hardened', levels: { network: 'none' }, form: 'docker' },
  expectRun: {
    language: 'python',
    fileNames: ['main.py'],
    arguments: ['-x'],
    levels: { memory: '64' },
    preset: 'hardened',
    terminal: { columns: 80, rows: 24 },
  },
  startRun: {
    language: 'python',
    files: [{ name: 'main.py', text: '' }],
    arguments: ['-x'],
    levels: { memory: '64' },
    preset: 'hardened',
    input: null,
    terminal: { columns: 80, rows: 24 },
  },
  sendInput: { runId: RUN, text: 'x\n' },
  endInput: { runId: RUN },
  resizeTerminal: { runId: RUN, columns: 80, rows: 24 },
  stopRun: { runId: RUN },
  acknowledgeOutput: { runId: RUN, bytes: 0 },
  buildImage: { language: 'python' },
  cancelBuild: { language: 'python' },
  beginImport: { bytes: 3 },
  sendImport: { importId: RUN, offset: 0, bytes: Uint8Array.of(1, 2, 3) },
  finishImport: { importId: RUN },
  cancelImport: { importId: RUN },
};

/** Handlers that note what reached them. */
function recording(answer: () => Promise<unknown> = () => Promise.resolve({})) {
  const reached: { name: string; input: unknown }[] = [];
  const handlers = Object.fromEntries(
    CALL_NAMES.map((name) => [
      name,
      (input: unknown) => {
        reached.push({ name, input });
        return answer();
      },
    ]),
  ) as unknown as Handlers;
  const caller = new Caller(() => {});
  return {
    reached,
    call: (name: string, input: unknown) => dispatch(handlers, name, input, caller),
  };
}

/** As it arrives from a door: own properties, whatever their names. */
const parsed = (text: string): unknown => JSON.parse(text);

describe('a call that is well formed', () => {
  test.each(CALL_NAMES)('%s reaches its handler as it was sent', async (name) => {
    const { reached, call } = recording();
    expect(await call(name, GOOD[name])).toEqual({ ok: true, value: {} });
    expect(reached).toEqual([{ name, input: GOOD[name] }]);
  });

  test('that fails is a code and a sentence', async () => {
    const { call } = recording(() =>
      Promise.reject(new GloveboxError('not-found', 'This run has ended.')),
    );
    expect(await call('describe', {})).toEqual({
      ok: false,
      error: { code: 'not-found', sentence: 'This run has ended.' },
    });
  });

  test.each([new TypeError('x is undefined'), 'a text', undefined])(
    'that throws %j never rejects',
    async (thrown) => {
      const { call } = recording(async () => {
        throw thrown as Error;
      });
      expect(await call('describe', {})).toMatchObject({ ok: false, error: { code: 'internal' } });
    },
  );
});

describe('a call that there is not', () => {
  test.each([
    '',
    'Describe',
    'describe ',
    'constructor',
    'toString',
    '__proto__',
    'hasOwnProperty',
    'run',
    '../describe',
  ])('%j is refused', async (name) => {
    const { reached, call } = recording();
    expect(await call(name, {})).toMatchObject({ ok: false, error: { code: 'unknown-call' } });
    expect(reached).toEqual([]);
  });

  test('because its name is no text is refused', async () => {
    const { call } = recording();
    for (const name of [undefined, null, 7, ['describe'], { toString: () => 'describe' }]) {
      expect(await call(name as string, {})).toMatchObject({
        ok: false,
        error: { code: 'unknown-call' },
      });
    }
  });
});

describe('input that is not exactly what the call takes reaches no handler', () => {
  async function expectRefused(name: CallName, input: unknown): Promise<void> {
    const { reached, call } = recording();
    const outcome = await call(name, input);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(reached).toEqual([]);
  }

  test.each(CALL_NAMES)('%s with a field that there is not', async (name) => {
    await expectRefused(name, { ...GOOD[name], image: 'evil/python' });
    await expectRefused(name, { ...GOOD[name], containerId: 'c0ffee' });
  });

  test.each(
    CALL_NAMES.flatMap((name) => Object.keys(GOOD[name]).map((field) => [name, field] as const)),
  )('%s without its %s, or with another type of it', async (name, field) => {
    const { [field]: _left, ...rest } = { ...GOOD[name] } as Record<string, unknown>;
    await expectRefused(name, rest);
    for (const other of [undefined, 7n, { a: 1 }, () => {}]) {
      if (field !== 'levels' && field !== 'terminal')
        await expectRefused(name, { ...rest, [field]: other });
    }
  });

  test.each(CALL_NAMES)('%s with something that is no object', async (name) => {
    for (const input of [undefined, null, 7, 'text', [], () => {}])
      await expectRefused(name, input);
  });

  test.each(CALL_NAMES)('%s with a key __proto__', async (name) => {
    const text = JSON.stringify(GOOD[name])
      .replace(/^\{/, '{"__proto__":{"polluted":true},')
      .replace(',}', '}');
    await expectRefused(name, parsed(text));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('a layer or a file with a key __proto__', async () => {
    const levels = parsed('{"__proto__":"off"}');
    await expectRefused('startRun', { ...GOOD.startRun, levels });
    await expectRefused('explain', { ...GOOD.explain, levels });
    const file = parsed('{"name":"a","text":"","__proto__":{}}');
    await expectRefused('startRun', { ...GOOD.startRun, files: [file] });
    const terminal = parsed('{"columns":80,"rows":24,"__proto__":{}}');
    await expectRefused('startRun', { ...GOOD.startRun, terminal });
  });

  test.each<[CallName, object]>([
    ['saveFile', { name: 'x'.repeat(256) }],
    ['openSnippet', { snippet: '../..' }],
    ['saveFile', { text: 'x'.repeat(8 * 1024 * 1024 + 1) }],
    ['startRun', { files: Array.from({ length: 101 }, () => ({ name: 'a', text: '' })) }],
    ['startRun', { arguments: Array.from({ length: 1001 }, () => '') }],
    ['startRun', { arguments: [7] }],
    ['startRun', { levels: { memory: 64 } }],
    ['startRun', { levels: { ['x'.repeat(41)]: 'on' } }],
    ['startRun', { terminal: { columns: 0, rows: 24 } }],
    ['startRun', { terminal: { columns: 80, rows: 1001 } }],
    ['startRun', { terminal: { columns: 80.5, rows: 24 } }],
    ['explain', { form: 'helm' }],
    ['sendInput', { text: 'x'.repeat(1024 * 1024 + 1) }],
    ['acknowledgeOutput', { bytes: -1 }],
    ['acknowledgeOutput', { bytes: 0.5 }],
    ['acknowledgeOutput', { bytes: Number.NaN }],
    ['acknowledgeOutput', { bytes: Number.POSITIVE_INFINITY }],
    ['stopRun', { runId: '' }],
    ['stopRun', { runId: '../x' }],
    ['stopRun', { runId: `${RUN}\n` }],
    ['buildImage', { language: 'x'.repeat(21) }],
  ])('%s with a value out of range: %#', async (name, change) => {
    await expectRefused(name, { ...GOOD[name], ...change });
  });
});
