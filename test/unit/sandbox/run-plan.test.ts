import { describe, expect, test } from 'vitest';
import { checkPlan, stagesOf, type RunPlan } from '../../../electron/sandbox/run-plan.ts';
import type { SourceFile } from '../../../shared/run-request.ts';
import type { Hold } from '../../../shared/languages/hold.ts';
import type { Language } from '../../../shared/languages/language.ts';
import { badInput, refusalOf } from '../support/refusal.ts';

const MIB = 1024 * 1024;
const file = (name: string, text = 'x'): SourceFile => ({ name, text });

const refusal = (files: readonly SourceFile[], words: readonly string[] = []) =>
  refusalOf(() => checkPlan({ files, arguments: words }));

describe('files that can be delivered are taken', () => {
  test.each<[string, SourceFile[]]>([
    ['an empty one', [file('a.py', '')]],
    ['one with CRLF, a byte order mark and an emoji', [file('a.py', '\ufeffprint("🧤")\r\n')]],
    ['one of exactly 1 MiB', [file('a.py', 'x'.repeat(MIB))]],
    ['one of exactly 1 MiB in two-byte characters', [file('a.py', 'é'.repeat(MIB / 2))]],
    ['names that differ in case', [file('a.py'), file('A.py')]],
    ['64 of them', Array.from({ length: 64 }, (_, at) => file(`${at}.py`))],
  ])('%s', (_name, files) => {
    expect(refusal(files)).toBeNull();
  });
});

describe('files that cannot are refused, with the reason', () => {
  test.each<[string, SourceFile[], string]>([
    ['none', [], 'no file to run'],
    ['65 of them', Array.from({ length: 65 }, (_, at) => file(`${at}.py`)), 'at most 64 files'],
    ['two of one name', [file('a.py'), file('b.py'), file('a.py')], 'Two files are called “a.py”'],
    ['a NUL byte', [file('a.py', 'a\0b')], '“a.py” has NUL bytes'],
    ['a lone surrogate', [file('a.py', 'x = "\ud800"')], 'half a surrogate pair'],
    ['one byte above 1 MiB', [file('a.py', 'x'.repeat(MIB + 1))], '“a.py” is larger than 1 MiB'],
    [
      '1 MiB of characters that are more in bytes',
      [file('a.py', `${'x'.repeat(MIB - 1)}é`)],
      'larger than 1 MiB',
    ],
    ['a name that is none, behind a good one', [file('a.py'), file('../b.py')], 'names a folder'],
  ])('%s', (_name, files, why) => {
    expect(refusal(files)).toEqual(badInput(why));
  });
});

describe('arguments', () => {
  test.each<[string, string[]]>([
    ['quotes, spaces, dashes and line breaks', ['--x', `'"`, ' ', 'a\nb', '']],
    ['256 of them', Array.from({ length: 256 }, () => 'x')],
    ['64 KiB together', ['x'.repeat(40 * 1024), 'y'.repeat(24 * 1024)]],
  ])('are taken: %s', (_name, words) => {
    expect(refusal([file('a')], words)).toBeNull();
  });

  test.each<[string, string[], string]>([
    ['257 of them', Array.from({ length: 257 }, () => 'x'), 'at most 256 arguments'],
    [
      'more than 64 KiB together',
      ['x'.repeat(40 * 1024), 'y'.repeat(24 * 1024 + 1)],
      'longer than 64 KiB',
    ],
    ['more bytes than characters', ['é'.repeat(40 * 1024)], 'longer than 64 KiB'],
    ['a NUL byte', ['a\0b'], 'NUL byte'],
    ['a lone surrogate', ['\udfff'], 'half a surrogate pair'],
  ])('are refused: %s', (_name, words, why) => {
    expect(refusal([file('a')], words)).toEqual(badInput(why));
  });
});

describe('the stages of a plan', () => {
  const language: Language = {
    id: 'c',
    name: 'C',
    toolchain: '',
    remark: null,
    endings: ['.c'],
    untitled: 'main.c',
    editorId: 'c',
    compile: ['gcc', '{sources}'],
    run: ['./a.out', '{arguments}'],
    hold: { compile: null, run: null },
    executableScratch: true,
    raisedDefaults: {},
    sample: '',
  };
  const plan = (what: Partial<RunPlan>): RunPlan => ({
    language,
    files: [file('main.c'), file('util.h'), file('-o.c')],
    arguments: ['$(id)', '; rm -rf /'],
    levels: {},
    terminal: null,
    preparedInput: null,
    keepsOutput: false,
    ...what,
  });

  test('are compile and run, each an argument vector of its own', () => {
    expect(stagesOf(plan({}))).toEqual([
      { name: 'compile', command: ['gcc', './main.c', './-o.c'], terminal: null, hold: null },
      { name: 'run', command: ['./a.out', '$(id)', '; rm -rf /'], terminal: null, hold: null },
    ]);
  });

  test('are run alone where nothing is compiled', () => {
    const stages = stagesOf(plan({ language: { ...language, compile: null } }));
    expect(stages.map(({ name }) => name)).toEqual(['run']);
  });

  test('are held where the manifest says, at the entry by the name that it has', () => {
    const held = (compile: Hold | null, run: Hold | null) =>
      stagesOf(plan({ language: { ...language, hold: { compile, run } } })).map(({ hold }) => hold);
    expect(held({ at: 'itself' }, { at: 'touch', file: '{entry}' })).toEqual([
      { at: 'itself' },
      { at: 'touch', file: './main.c' },
    ]);
    const elsewhere: Hold = { at: 'touch', file: './a.out.mjs' };
    expect(held(null, elsewhere)).toEqual([null, elsewhere]);
  });

  test('have the terminal for the program, never for the compiler', () => {
    const terminal = { columns: 80, rows: 24 };
    expect(stagesOf(plan({ terminal })).map((stage) => stage.terminal)).toEqual([null, terminal]);
  });
});
