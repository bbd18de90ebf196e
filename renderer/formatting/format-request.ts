/** What the page and the formatters' worker say to one another. */

/** How the program's lines are to be indented. */
export interface Indentation {
  readonly usesTabs: boolean;
  /** Columns of one step. */
  readonly width: number;
}

export interface FormatRequest {
  readonly id: number;
  /** Monaco's id of the program's language. */
  readonly languageId: string;
  readonly text: string;
  readonly indentation: Indentation;
}

export type FormatAnswer =
  | { readonly id: number; readonly text: string }
  /** In the formatter's own words: why it cannot read the program. */
  | { readonly id: number; readonly problem: string };

/** What each formatter is: a program's text in, the same program laid out anew. */
export type Format = (text: string, indentation: Indentation) => Promise<string>;
