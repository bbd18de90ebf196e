import init, { format } from '@wasm-fmt/clang-format/vite';
import type { Format } from '../format-request.ts';

/** By the name of a file clang-format knows the language. */
const FILES = { c: 'main.c', cpp: 'main.cc', csharp: 'main.cs', java: 'Main.java' } as const;

/** @returns clang-format for one of its languages: LLVM's style, at the indentation asked for */
export function clang(language: keyof typeof FILES): Format {
  return async (text, { usesTabs, width }) => {
    await init();
    const style = {
      BasedOnStyle: language === 'csharp' ? 'Microsoft' : 'LLVM',
      AccessModifierOffset: -width,
      AllowShortFunctionsOnASingleLine: 'Empty',
      ColumnLimit: 100,
      ContinuationIndentWidth: width,
      IndentWidth: width,
      // The order of includes can matter to a program, and laying it out must not change it.
      SortIncludes: 'Never',
      SortUsingDeclarations: 'Never',
      TabWidth: width,
      UseTab: usesTabs ? 'ForIndentation' : 'Never',
    };
    return format(text, FILES[language], JSON.stringify(style));
  };
}
