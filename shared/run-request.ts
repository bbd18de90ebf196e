/** What a run is asked for with, and one that is expected. */

/** Level of a layer by the layer's id; a missing layer takes the preset's level. */
export type Levels = Readonly<Record<string, string>>;

/** A file of a run: a base name and its text. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

export interface StartRun {
  readonly language: string;
  /** Entry first. */
  readonly files: readonly SourceFile[];
  readonly arguments: readonly string[];
  /** Levels that differ from the preset's. */
  readonly levels: Levels;
  readonly preset: string;
  /** The id of the person's own preset that those levels come from, for the history to name it; it changes nothing of the run. */
  readonly ownPreset?: string | undefined;
  /** Prepared input, or null for input that is typed while the program runs. */
  readonly input: string | null;
  /** A terminal of this size, or null for pipes. */
  readonly terminal: TerminalSize | null;
}

/** A run that the page expects to ask for next: everything of it but the text of its files. */
export interface ExpectRun {
  readonly language: string;
  /** Entry first. */
  readonly fileNames: readonly string[];
  readonly arguments: readonly string[];
  readonly levels: Levels;
  readonly preset: string;
  /** A terminal of about this size, or null for pipes. */
  readonly terminal: TerminalSize | null;
}
