import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CommandContext, expandCommand } from '../../shared/languages/command.ts';
import type { Language } from '../../shared/languages/language.ts';

const cpp: Language = {
  id: 'cpp',
  name: 'C++',
  toolchain: 'GCC',
  remark: null,
  endings: ['.cpp', '.cc'],
  untitled: 'main.cpp',
  editorId: 'cpp',
  compile: ['g++', '-o', './a.out', '{sources}', '-lm'],
  run: ['./a.out', '{arguments}'],
  hold: { compile: null, run: null },
  executableScratch: true,
  raisedDefaults: {},
  sample: '',
};

const run: CommandContext = {
  entry: 'main.cpp',
  fileNames: ['main.cpp', 'parts.hpp', 'parts.cc', 'data.txt'],
  arguments: ['two words', '', '{entry}'],
};

describe('expandCommand', () => {
  it('passes the entry as a path, so that no name is an option', () => {
    expect(expandCommand(['lua', '{entry}'], cpp, { ...run, entry: '-e.cpp' })).toEqual([
      'lua',
      './-e.cpp',
    ]);
  });

  it('compiles the sources, entry first, and neither headers nor data', () => {
    const context = { ...run, fileNames: ['parts.cc', 'parts.hpp', 'main.cpp', 'data.txt'] };
    expect(expandCommand(['g++', '{sources}'], cpp, context)).toEqual([
      'g++',
      './main.cpp',
      './parts.cc',
    ]);
  });

  it('knows a source by its ending in any case, and takes the entry whatever its ending', () => {
    const context = { ...run, entry: 'main.txt', fileNames: ['main.txt', 'PARTS.CC', '.cc'] };
    expect(expandCommand(['{sources}'], cpp, context)).toEqual(['./main.txt', './PARTS.CC']);
  });

  it('keeps arguments apart and as they are, even when they look like a word of ours', () => {
    expect(expandCommand(['./a.out', '{arguments}'], cpp, run)).toEqual([
      './a.out',
      'two words',
      '',
      '{entry}',
    ]);
    expect(expandCommand(['./a.out', '{arguments}'], cpp, { ...run, arguments: [] })).toEqual([
      './a.out',
    ]);
  });

  it('replaces whole words only', () => {
    expect(expandCommand(['--file={entry}', '{entry}s'], cpp, run)).toEqual([
      '--file={entry}',
      '{entry}s',
    ]);
  });

  it('gives every file name and argument one word, whatever is in it', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, fc.array(text), (stem, args) => {
        const entry = `${stem}.cpp`;
        const words = expandCommand(['run', '{entry}', '{arguments}'], cpp, {
          entry,
          fileNames: [entry],
          arguments: args,
        });
        expect(words).toEqual(['run', `./${entry}`, ...args]);
      }),
    );
  });
});
