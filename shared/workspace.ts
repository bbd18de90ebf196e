/** The person's programs as the application keeps them: snippets of one or more files. */
import type { SourceFile } from './run-request.ts';

/** What a snippet is run with, besides its files and the isolation asked for. */
export interface SnippetSettings {
  /** The line of arguments, as typed. */
  readonly argumentLine: string;
  /** Standard input prepared beforehand, or null for input typed while the program runs. */
  readonly preparedInput: string | null;
  /** Whether a run gets a terminal. */
  readonly terminal: boolean;
}

export const USUAL_SETTINGS: SnippetSettings = {
  argumentLine: '',
  preparedInput: null,
  terminal: false,
};

export interface SnippetSummary {
  readonly id: string;
  /** A language's id. */
  readonly language: string;
  /** The files, entry first; never empty. */
  readonly fileNames: readonly string[];
  /** When it was made, in milliseconds since 1970. */
  readonly madeAt: number;
}

export interface SnippetFile extends SourceFile {
  /** Stands for exactly this text: who saves over it says which text they began from. */
  readonly revision: string;
}

export interface Snippet {
  readonly id: string;
  readonly language: string;
  /** Entry first. */
  readonly files: readonly SnippetFile[];
  /** Files that are there and cannot be shown; they are left as they are. */
  readonly unreadable: readonly { readonly name: string; readonly sentence: string }[];
  readonly settings: SnippetSettings;
}

/** How a snippet's files stand, and what it is run with. */
export interface SnippetArrangement {
  readonly language: string;
  /** Entry first; files that are not named follow. */
  readonly fileNames: readonly string[];
  readonly settings: SnippetSettings;
}
