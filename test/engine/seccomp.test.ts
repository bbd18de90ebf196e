/**
 * The system-call filter's levels on a real engine: every language under
 * `strict`, and single calls that one level refuses and the next lets pass.
 */
import os from 'node:os';
import { afterAll, describe, expect, test } from 'vitest';
import type { RunResult } from '../../shared/run-result.ts';
import { languageById } from '../../electron/images/catalogue.ts';
import { EVERYDAY } from './everyday/index.ts';
import { type Asked, Bench, bytes } from './harness.ts';
import { PROGRAMS } from './programs/index.ts';
import { SAMPLE_RUNS } from './programs/program.ts';
import {
  CALLS_CLOSED_BY_DEFAULT,
  CALLS_CLOSED_BY_STRICT,
  CALLS_OF_ROOT_CLOSED_BY_STRICT,
  type ProbedCall,
  probing,
  refusedIn,
} from './seccomp-probes.ts';

const bench = new Bench();
afterAll(() => bench.close());

const accountOf = (result: RunResult) => result.layers.find(({ id }) => id === 'seccomp');

/** A busy machine is no reason to fail: what the programs take is not the point here. */
const STRICT = { seccomp: 'strict', deadline: '60' };

describe.each(PROGRAMS)('under strict, $language', ({ language: id, twoFiles, answers }) => {
  const language = languageById(bench.core.languages, id);
  const run = (asked: Omit<Asked, 'language' | 'set'>): Promise<RunResult> =>
    bench.run({ ...asked, language: id, set: STRICT });

  test('does what its own library is for', async () => {
    const result = await run({ files: EVERYDAY[id] ?? [], input: 'word\n' });
    expect(result).toMatchObject({ stdout: 'fine\n', verdict: { kind: 'finished' } });
    expect(accountOf(result)).toMatchObject({ applied: 'strict', state: 'enforced' });
  });

  test('runs its sample, two files, and a line that is typed', async () => {
    const [sample] = SAMPLE_RUNS;
    const files = [{ name: language.untitled, text: language.sample }];
    const typed = bench.start({ language: id, files: answers, input: null, set: STRICT });
    const [sampled, two] = await Promise.all([
      run({ files, input: sample.input }),
      run({ files: twoFiles.files, input: twoFiles.input ?? '' }),
      typed.until('ready').then(() => typed.run.sendInput(bytes('glove\n'))),
    ]);
    expect([sampled.stdout, two.stdout]).toEqual([sample.stdout, twoFiles.stdout]);
    expect((await typed.run.result).verdict.kind).toBe('finished');
    expect(typed.printed.stdout).toContain('<glove>');
    await typed.run.removed;
  });
});

describe('single calls of an ordinary user', () => {
  const probes = [...CALLS_CLOSED_BY_STRICT, ...CALLS_CLOSED_BY_DEFAULT];
  const run = (level: string): Promise<RunResult> =>
    bench.run({ ...probing(probes), set: { seccomp: level }, consents: level === 'off' });

  test.each([
    { level: 'strict', refuses: probes, state: 'enforced' },
    { level: 'default', refuses: CALLS_CLOSED_BY_DEFAULT, state: 'enforced' },
    { level: 'off', refuses: [], state: 'open' },
  ])('$level refuses what it says, and nothing else of them', async ({ level, refuses, state }) => {
    const result = await run(level);
    expect(result.verdict.kind).toBe('finished');
    expectRefused(result, probes, refuses);
    expect(accountOf(result)).toMatchObject({ level, applied: level, state });
  });

  test('the engine’s own filter is accounted for as such', async () => {
    const result = await run('engine');
    expect(accountOf(result)).toMatchObject({ applied: 'engine', state: 'enforced' });
  });

  test('off is refused without consent', async () => {
    const result = await bench.run({ ...probing(probes), set: { seccomp: 'off' } });
    expect(result.verdict.kind).toBe('refused');
    expect(result.stdout).toBe('');
  });
});

describe('single calls of root with Docker’s fourteen capabilities', () => {
  test.each([
    { level: 'strict', refuses: CALLS_OF_ROOT_CLOSED_BY_STRICT },
    { level: 'default', refuses: [] },
  ])('$level', async ({ level, refuses }) => {
    const set = { seccomp: level, user: 'root', capabilities: 'docker-default' };
    const result = await bench.run({ ...probing(CALLS_OF_ROOT_CLOSED_BY_STRICT), set });
    expectRefused(result, CALLS_OF_ROOT_CLOSED_BY_STRICT, refuses);
    expect(accountOf(result)).toMatchObject({ applied: level, state: 'enforced' });
  });
});

test('the runtime gets through strict with what it does after the filter is loaded', async () => {
  // Without no-new-privileges runc loads the filter first, and then becomes the user.
  const result = await bench.run({
    source: 'import os; print(os.getuid())',
    set: { seccomp: 'strict', 'no-new-privileges': 'off' },
    consents: true,
  });
  expect(result).toMatchObject({ stdout: '10001\n', verdict: { kind: 'finished' } });
});

test('a terminal works under strict', async () => {
  const { run, printed, until } = bench.start({
    language: 'bash',
    source: 'stty size; tty; read -r line; echo "<$line>"',
    set: { seccomp: 'strict' },
    terminal: { rows: 7, columns: 70 },
    input: null,
  });
  await until('/dev/pts/0');
  await run.sendInput(bytes('glove\n'));
  const { verdict } = await run.result;
  expect(verdict.kind).toBe('finished');
  expect(printed.stdout).toContain('7 70');
  expect(printed.stdout).toContain('<glove>');
});

// A 32-bit process id, by the entry that every 64-bit program of this processor can take.
const OLD_ENTRY = `
#include <stdio.h>
int main(void) {
  int id = 20;
  __asm__ volatile("int $0x80" : "+a"(id) : : "r8", "r9", "r10", "r11", "memory");
  printf("%s\\n", id > 0 ? "works" : "does not");
}
`;

test.runIf(os.arch() === 'x64').each(['strict', 'default'])(
  '%s ends a program that takes the 32-bit entry into the kernel',
  async (level) => {
    const { verdict, stdout } = await bench.run({
      language: 'c',
      source: OLD_ENTRY,
      set: { seccomp: level },
    });
    expect(stdout).toBe('');
    expect(verdict).toMatchObject({ kind: 'signalled', signal: 'SIGSYS' });
  },
);

test.runIf(os.arch() === 'x64')('which off does not', async () => {
  const { stdout } = await bench.run({
    language: 'c',
    source: OLD_ENTRY,
    set: { seccomp: 'off' },
    consents: true,
  });
  expect(stdout).toBe('works\n');
});

function expectRefused(
  result: RunResult,
  probes: readonly ProbedCall[],
  refused: readonly ProbedCall[],
): void {
  expect(result.stderr).toBe('');
  const { tried, refused: found } = refusedIn(result.stdout);
  const mustTry = probes.filter((probe) => probe.unless === undefined).map(({ what }) => what);
  expect(tried).toEqual(expect.arrayContaining(mustTry));
  const expected = refused.map(({ what }) => what).filter((what) => tried.includes(what));
  expect(found.toSorted()).toEqual(expected.toSorted());
}
