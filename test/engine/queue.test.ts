/** Runs that the machine has no room for wait their turn, say so, and can be stopped. */
import { afterAll, expect, test } from 'vitest';
import { languageById } from '../../electron/images/catalogue.ts';
import type { Run } from '../../electron/sandbox/run.ts';
import { Bench } from './harness.ts';

const bench = new Bench();
afterAll(() => bench.close());

interface Queued {
  readonly run: Run;
  readonly notes: (string | null)[];
}

/** A run of a session that may take almost half of the machine's memory: two of them are too many. */
async function large(session: string, source: string, deadline = '30'): Promise<Queued> {
  const { facts } = (await bench.core.connect()).engine;
  const memory = String(Math.floor((facts.memoryBytes / 2 ** 20 / 2) * 0.9));
  const language = languageById(bench.core.languages, 'python');
  const notes: (string | null)[] = [];
  const run = bench.core.startRun(
    {
      language,
      files: [{ name: 'main.py', text: source }],
      arguments: [],
      preset: 'hardened',
      overrides: { memory, deadline },
      terminal: null,
      preparedInput: null,
      keepsOutput: true,
    },
    {
      phase: (_phase, note) => notes.push(note),
      stage: () => {},
      output: () => {},
      build: () => {},
      buildLine: () => {},
      buildEnd: () => {},
    },
    { askConsent: () => Promise.resolve(false), guardsNetwork: false, session },
  );
  return { run, notes };
}

const SLEEPS = 'import time\ntime.sleep(3)\nprint("first")';

async function said({ notes }: Queued, words: string): Promise<void> {
  while (!notes.includes(words)) await new Promise((resolve) => setTimeout(resolve, 20));
}

test('a run waits for those before it, session by session, and the wait is not its own time', async () => {
  await bench.run({ source: '' });
  const ended: string[] = [];
  const noting = (name: string, { run }: Queued): void =>
    void run.result.then(({ verdict }) => ended.push(`${name} ${verdict.kind}`));
  const first = await large('a', SLEEPS);
  noting('a1', first);
  const second = await large('a', 'print("second")', '1');
  noting('a2', second);
  await said(second, 'waiting for 1 run before it');
  const third = await large('a', 'print("third")', '1');
  noting('a3', third);
  await said(third, 'waiting for 2 runs before it');
  const other = await large('b', 'print("other")', '1');
  noting('b1', other);
  // One of each session in turn: behind the first that waits, before the second.
  await said(other, 'waiting for 2 runs before it');
  await said(third, 'waiting for 3 runs before it');

  const results = await Promise.all([first, second, third, other].map(({ run }) => run.result));
  expect(ended).toEqual(['a1 finished', 'a2 finished', 'b1 finished', 'a3 finished']);
  expect(results.map(({ stdout }) => stdout)).toEqual([
    'first\n',
    'second\n',
    'third\n',
    'other\n',
  ]);
  await Promise.all([first, second, third, other].map(({ run }) => run.removed));
});

test('one that waits can be stopped, and nothing was started for it', async () => {
  const first = await large('a', SLEEPS);
  const second = await large('b', 'print("never")');
  await said(second, 'waiting for 1 run before it');
  second.run.stop();
  const stopped = await second.run.result;
  expect(stopped.verdict.kind).toBe('cancelled');
  expect(stopped.sandbox).toBeNull();
  expect((await first.run.result).stdout).toBe('first\n');
  await first.run.removed;
});
