/**
 * What a language must do in the sandbox, as data: the programs that the engine
 * tests run through the real pipeline, and what each must come to.
 */
import type { SourceFile } from '../../../shared/run-request.ts';

/** A program that ends by itself: what it prints, exactly. */
export interface EndingProgram {
  /** Entry first. */
  readonly files: readonly SourceFile[];
  readonly arguments?: readonly string[];
  readonly input?: string;
  readonly stdout: string;
  /** Missing where the error stream must stay empty. */
  readonly stderr?: string;
  /** Missing where the program succeeds. */
  readonly exitCode?: number;
}

/** A program that the language's own tool refuses. */
export interface BrokenProgram {
  readonly files: readonly SourceFile[];
  readonly kind: 'compile-failed' | 'failed';
  /** Part of what the real tool writes to the error stream. */
  readonly message: string;
}

export interface LanguagePrograms {
  /** The language's id. */
  readonly language: string;
  /** A header, a module, a second class: the entry needs the other file. */
  readonly twoFiles: EndingProgram;
  readonly broken: BrokenProgram;
  readonly exitsWithSeven: EndingProgram;
  /** Prints `ARGUMENTS`, one on a line. */
  readonly printsArguments: EndingProgram;
  readonly printsUnicode: EndingProgram;
  /** Prints `ready`, waits for a line, prints that line in angle brackets, and ends. */
  readonly answers: readonly SourceFile[];
  /** Prints nothing and never ends. */
  readonly endless: readonly SourceFile[];
}

/** Arguments that nothing on the way to a program may split, expand or take for its own. */
export const ARGUMENTS = ['two words', '-v', '--version', '@file', '$HOME', "it's", '*', '', 'é漢'];

/** What `printsArguments` prints. */
export const PRINTED_ARGUMENTS = `${ARGUMENTS.join('\n')}\n`;

/** What `printsUnicode` prints: two bytes a letter, then three, then four. */
export const UNICODE = 'é漢🧤\n';

/** Names without ending that a program's entry may have as well as any other. */
export const AWKWARD_STEMS = ['two words', '-dash', "it's", '$(id)', 'a;b', 'é漢', '@at', '%s'];

/** What every language's sample program does with its input, and without any. */
export const SAMPLE_RUNS = [
  { input: '360\n', stdout: '360 = 2 × 2 × 2 × 3 × 3 × 5\n', stderr: 'A whole number, please:\n' },
  { input: '97', stdout: '97 = 97\n', stderr: 'A whole number, please:\n' },
  {
    input: '',
    stdout: '2026 = 2 × 1013\n',
    stderr: 'A whole number, please:\nThat is none above 1, so here is 2026.\n',
  },
  {
    input: 'gloves\n',
    stdout: '2026 = 2 × 1013\n',
    stderr: 'A whole number, please:\nThat is none above 1, so here is 2026.\n',
  },
] as const;

/**
 * A source written as a template, at the indentation of the code around it:
 * the first line break and the common indentation are not part of the text.
 * Backslashes stand for themselves.
 */
export function file(name: string): (template: TemplateStringsArray) => SourceFile {
  return (template) => {
    const lines = (template.raw[0] ?? '').replace(/^\n/, '').replace(/ *$/, '').split('\n');
    const indents = lines.filter((line) => line !== '').map((line) => line.search(/[^ ]|$/));
    const common = Math.min(...indents);
    return { name, text: lines.map((line) => line.slice(common)).join('\n') };
  };
}
