/** Every program that the page offers to begin with, through the real pipeline. */
import { afterAll, describe, expect, test } from 'vitest';
import { splitArguments } from '../../renderer/run/arguments.ts';
import { type Template, templatesOf } from '../../renderer/templates/catalogue.ts';
import { EMPTY, SAMPLE } from '../../renderer/templates/kinds.ts';
import { TEMPLATE_TEXTS } from '../../renderer/templates/template-texts.ts';
import type { RunResult } from '../../shared/run-result.ts';
import { Bench } from './harness.ts';

const bench = new Bench();
afterAll(() => bench.close());

/** But for the samples, which are run with their languages, and nothing at all. */
const templates = templatesOf(TEMPLATE_TEXTS, bench.core.languages).filter(
  ({ kind }) => kind.id !== SAMPLE && kind.id !== EMPTY,
);

function expectPrinted(result: RunResult, printed: string): void {
  expect({ stdout: result.stdout, stderr: result.stderr }).toEqual({ stdout: printed, stderr: '' });
  expect(result.verdict).toMatchObject({ kind: 'finished', exitCode: 0 });
}

/** By kind, and not by language: each is the same idea wherever it is told. */
const EXPECTED: Readonly<Record<string, (result: RunResult) => void>> = {
  hello: (result) => expectPrinted(result, 'Hello from inside the box.\n'),
  'reads-input': (result) => {
    expect(result.stdout).toBe('3 numbers, 9 together\n');
    expect(result.stderr).toMatch(/^Not a whole number: gloves\n+$/);
    expect(result.verdict).toMatchObject({ kind: 'finished', exitCode: 0 });
  },
  'several-files': (result) => expectPrinted(result, 'Hello, reader, from another file.\n'),
  'uses-arguments': (result) => expectPrinted(result, '2 arguments\n1: red\n2: two words\n'),
  'eats-memory': ({ verdict, stdout }) => {
    expect(verdict.kind).toBe('out-of-memory');
    expect(stdout).toMatch(/^\d+ MiB eaten\n/);
  },
  'tries-network': ({ verdict, stdout }) => {
    expect(stdout).toMatch(/^1\.1\.1\.1: no way.*\n+example\.org: no way.*\n$/);
    expect(verdict).toMatchObject({ kind: 'finished', exitCode: 0 });
  },
  'endless-loop': ({ verdict, stdout }) => {
    expect(verdict).toMatchObject({ kind: 'deadline', limitsHit: ['deadline'] });
    expect(stdout).toMatch(/^still running/);
  },
  'many-processes': ({ verdict }) => {
    expect(verdict.limitsHit).toContain('processes');
    expect(['finished', 'deadline']).toContain(verdict.kind);
  },
  'forbidden-reads': ({ verdict, stdout }) => {
    expect(stdout.trim().split('\n')).toHaveLength(6);
    expect(stdout).not.toMatch(/read$/m);
    expect(verdict).toMatchObject({ kind: 'finished', exitCode: 0 });
  },
};

test('every folder of programs is offered, for every language and no other', () => {
  const folders = new Set(
    Object.keys(TEMPLATE_TEXTS).map((path) => path.split('/').slice(-3, -1).join('/')),
  );
  expect(templates.map(({ id }) => id).toSorted()).toEqual([...folders].toSorted());
  for (const { id } of bench.core.languages) {
    expect(templates.filter(({ language }) => language.id === id).length).toBeGreaterThanOrEqual(4);
  }
});

describe.each(templates)('$id', ({ id, language, kind, files }: Template) => {
  test('begins with the file that an untitled program has', () => {
    expect(files[0]?.name).toBe(language.untitled);
  });

  test(`comes to what is said of it: ${kind.sentence}`, async () => {
    const words = splitArguments(kind.settings?.argumentLine ?? '');
    const result = await bench.run({
      language: language.id,
      files,
      arguments: words.ok ? words.words : [],
      input: '3\n4\ngloves\n2',
      set: kind.id === 'endless-loop' ? { deadline: '3' } : {},
    });
    const expectKind = EXPECTED[kind.id];
    expect(expectKind, id).toBeDefined();
    expectKind?.(result);
  });
});
