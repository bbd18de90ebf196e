import { expect, test } from 'vitest';
import { BundleImport, type ReadableFile } from '../../../renderer/images/bundle-import.ts';
import type { Door } from '../../../shared/contract.ts';
import { IMPORT_PIECE_BYTES } from '../../../shared/bundle.ts';

const SMALL = 1_000;

/** Some of what begins as a tar archive does. */
function pieceOf(length: number, from: number): ArrayBuffer {
  const bytes = new Uint8Array(length);
  if (from === 0) bytes.set(new TextEncoder().encode('ustar').subarray(0, length), 257);
  return bytes.buffer;
}

function fileOf(size: number, name = 'bundle.tar'): ReadableFile {
  return {
    name,
    size,
    slice: (from, to) => ({
      arrayBuffer: () => Promise.resolve(pieceOf(Math.min(size, to) - from, from)),
    }),
  };
}

type Answers = Readonly<Record<string, (input: Record<string, unknown>) => unknown>>;

const TAKEN: Answers = {
  beginImport: () => ({ importId: 'an-id' }),
  sendImport: () => ({}),
  finishImport: () => ({ languages: ['lua'], others: 0 }),
  cancelImport: () => ({}),
};

function importing(answers: Answers = TAKEN) {
  const calls: string[] = [];
  const door = {
    call: async (name: string, input: Record<string, unknown>) => {
      calls.push(name === 'sendImport' ? `${name} ${String(input['offset'])}` : name);
      await Promise.resolve();
      const value = await answers[name]?.(input);
      return value instanceof Error
        ? { ok: false, error: { code: 'bad-input', sentence: value.message } }
        : { ok: true, value };
    },
  } as unknown as Door;
  return { bundle: new BundleImport(door), calls };
}

test('a file is sent in order, piece by piece, and what came of it is shown', async () => {
  const { bundle, calls } = importing();
  const fractions: number[] = [];
  bundle.subscribe(() => {
    const view = bundle.current();
    if (view.state === 'sending') fractions.push(view.fraction);
  });
  await bundle.import(fileOf(2 * IMPORT_PIECE_BYTES + 5));
  expect(calls).toEqual([
    'beginImport',
    'sendImport 0',
    `sendImport ${IMPORT_PIECE_BYTES}`,
    `sendImport ${2 * IMPORT_PIECE_BYTES}`,
    'finishImport',
  ]);
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  expect(fractions.at(-1)).toBe(1);
  expect(bundle.current()).toMatchObject({ state: 'imported', bundle: { languages: ['lua'] } });
});

test('a refusal ends it, and is shown', async () => {
  const { bundle, calls } = importing({ ...TAKEN, sendImport: () => new Error('no room') });
  await bundle.import(fileOf(SMALL));
  expect(calls).not.toContain('finishImport');
  expect(bundle.current()).toMatchObject({ state: 'failed', failure: { sentence: 'no room' } });
});

test('what is no archive is refused before anything is asked or sent', async () => {
  const { bundle, calls } = importing();
  const letter = new TextEncoder().encode('Dear Sir or Madam,\n'.repeat(100));
  await bundle.import({
    name: 'letter.tar',
    size: letter.length,
    slice: (from, to) => ({ arrayBuffer: () => Promise.resolve(letter.slice(from, to).buffer) }),
  });
  expect(calls).toEqual([]);
  expect(bundle.current()).toMatchObject({
    state: 'failed',
    failure: { sentence: expect.stringContaining('it is no tar archive') },
  });
});

test('an empty file is the application’s to refuse', async () => {
  const { bundle, calls } = importing({ ...TAKEN, beginImport: () => new Error('empty') });
  await bundle.import(fileOf(0));
  expect(calls).toEqual(['beginImport']);
});

test('a file that cannot be read is said to be so', async () => {
  const { bundle } = importing();
  await bundle.import({
    ...fileOf(SMALL),
    slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }),
  });
  expect(bundle.current()).toMatchObject({
    state: 'failed',
    failure: { sentence: 'The file could not be read: gone' },
  });
});

test('one that is cancelled sends no more, and can be begun anew', async () => {
  const { bundle, calls } = importing();
  bundle.subscribe(() => {
    const view = bundle.current();
    if (view.state === 'sending' && view.fraction > 0) void bundle.cancel();
  });
  await bundle.import(fileOf(9 * IMPORT_PIECE_BYTES));
  expect(calls).toContain('cancelImport');
  expect(calls).not.toContain('finishImport');
  expect(calls.filter((call) => call.startsWith('sendImport'))).toHaveLength(1);
  expect(bundle.current()).toEqual({ state: 'idle' });
});

test('that it is being cancelled is shown at once, until it is over', async () => {
  let answer = (): void => {};
  const { bundle } = importing({
    ...TAKEN,
    finishImport: () =>
      new Promise((resolve) => {
        answer = () => resolve(new Error('cancelled'));
      }),
  });
  const states: string[] = [];
  bundle.subscribe(() => {
    states.push(bundle.current().state);
    if (bundle.current().state === 'loading') void bundle.cancel();
  });
  const over = bundle.import(fileOf(SMALL));
  await expect.poll(() => bundle.current().state).toBe('cancelling');
  expect(bundle.isUnderWay).toBe(true);
  answer();
  await over;
  expect(states.slice(-3)).toEqual(['loading', 'cancelling', 'idle']);
});

test('one that was cancelled too late has come, and says so', async () => {
  const { bundle } = importing();
  bundle.subscribe(() => {
    if (bundle.current().state === 'loading') void bundle.cancel();
  });
  await bundle.import(fileOf(SMALL));
  expect(bundle.current()).toMatchObject({ state: 'imported', bundle: { languages: ['lua'] } });
});

test('a second one waits for nobody: it is not begun', async () => {
  const { bundle, calls } = importing();
  const first = bundle.import(fileOf(SMALL));
  expect(await bundle.import(fileOf(SMALL))).toBeNull();
  await first;
  expect(calls.filter((call) => call === 'beginImport')).toHaveLength(1);
});
