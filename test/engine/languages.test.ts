/** Fourteen languages through the real pipeline: what the real compilers and interpreters do. */
import { afterAll, describe, expect, test } from 'vitest';
import { languageById } from '../../electron/images/catalogue.ts';
import { Bench, bytes } from './harness.ts';
import { PROGRAMS } from './programs/index.ts';
import { AWKWARD_STEMS, SAMPLE_RUNS, type EndingProgram } from './programs/program.ts';

const bench = new Bench();
afterAll(() => bench.close());

async function expectEnding(language: string, program: EndingProgram): Promise<void> {
  const result = await bench.run({
    language,
    files: program.files,
    arguments: program.arguments ?? [],
    input: program.input ?? '',
  });
  expect({ stdout: result.stdout, stderr: result.stderr }).toEqual({
    stdout: program.stdout,
    stderr: program.stderr ?? '',
  });
  const exitCode = program.exitCode ?? 0;
  expect(result.verdict).toMatchObject({
    kind: exitCode === 0 ? 'finished' : 'failed',
    stage: 'run',
    exitCode,
  });
}

test('there are programs for every language, and no others', () => {
  const ids = bench.core.languages.map(({ id }) => id);
  expect(PROGRAMS.map(({ language }) => language).toSorted()).toEqual(ids.toSorted());
  expect(ids).toHaveLength(14);
});

describe.each(PROGRAMS)('$language', (programs) => {
  const { language: id } = programs;
  const language = languageById(bench.core.languages, id);

  test.each(SAMPLE_RUNS)('its sample, given $input', async ({ input, stdout, stderr }) => {
    const files = [{ name: language.untitled, text: language.sample }];
    await expectEnding(id, { files, input, stdout, stderr });
  });

  test('two files', () => expectEnding(id, programs.twoFiles));
  test('arguments arrive as they were given', () => expectEnding(id, programs.printsArguments));
  test('letters beyond ASCII', () => expectEnding(id, programs.printsUnicode));
  test('its exit code', () => expectEnding(id, programs.exitsWithSeven));

  test('an error arrives as the tool wrote it', async () => {
    const result = await bench.run({ language: id, files: programs.broken.files });
    expect(result.verdict.kind).toBe(programs.broken.kind);
    const stage = programs.broken.kind === 'compile-failed' ? 'compile' : 'run';
    expect(result.verdict.stage).toBe(stage);
    expect(result.stages.find(({ name }) => name === stage)?.stderr).toContain(
      programs.broken.message,
    );
  });

  test('a line typed while it runs reaches it', async () => {
    const { run, printed, until } = bench.start({
      language: id,
      files: programs.answers,
      input: null,
    });
    await until('ready');
    await run.sendInput(bytes('glove\n'));
    const { verdict } = await run.result;
    expect(printed.stdout).toContain('<glove>');
    expect(verdict.kind).toBe('finished');
  });

  test('an endless loop ends at the deadline, with what it started', async () => {
    const result = await bench.run({
      language: id,
      files: programs.endless,
      set: { deadline: language.compile === null ? '1' : '12' },
    });
    expect(result.verdict).toMatchObject({
      kind: 'deadline',
      stage: 'run',
      limitsHit: ['deadline'],
    });
  });

  test('a name that a shell would trip over', async () => {
    const [entry, ...others] = programs.exitsWithSeven.files;
    const ending = language.endings[0] ?? '';
    for (const stem of AWKWARD_STEMS) {
      const files = [{ name: stem + ending, text: entry?.text ?? '' }, ...others];
      const { verdict } = await bench.run({ language: id, files });
      expect({ stem, exitCode: verdict.exitCode }).toEqual({ stem, exitCode: 7 });
    }
  });

  test('every layer is accounted for, and none that can hold is open', async () => {
    const { layers } = await bench.run({ language: id, files: programs.exitsWithSeven.files });
    expect(layers.filter(({ state }) => state === 'open' || state === 'inconclusive')).toEqual([]);
    expect(layers.filter(({ state }) => state === 'enforced').length).toBeGreaterThanOrEqual(20);
  });
});
