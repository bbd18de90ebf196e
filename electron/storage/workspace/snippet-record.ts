/**
 * What stands about a snippet beside its files, in `snippet.json`. The files
 * themselves are the truth of what there is: the record only orders them, so
 * that a record that is lost loses no text.
 */
import { z } from 'zod';
import { USUAL_SETTINGS, type SnippetSettings } from '../../../shared/workspace.ts';

export const RECORD_VERSION = 1;

const Record = z.object({
  version: z.literal(RECORD_VERSION),
  language: z.string().max(20),
  fileNames: z.array(z.string()),
  /** Milliseconds since 1970. */
  madeAt: z.number(),
  settings: z.object({
    argumentLine: z.string(),
    preparedInput: z.string().nullable(),
    terminal: z.boolean(),
  }),
});

export interface SnippetRecord {
  readonly language: string;
  /** Entry first. */
  readonly fileNames: readonly string[];
  readonly madeAt: number;
  readonly settings: SnippetSettings;
}

export type ReadRecord =
  | { readonly state: 'read'; readonly record: SnippetRecord }
  /** Made by a Glovebox that knows more than this one: not to be touched. */
  | { readonly state: 'newer'; readonly version: number }
  | { readonly state: 'damaged' };

/** Reads a record's text; never throws. */
export function parseRecord(text: string): ReadRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { state: 'damaged' };
  }
  const version = z.object({ version: z.number().int() }).safeParse(value);
  if (version.success && version.data.version > RECORD_VERSION) {
    return { state: 'newer', version: version.data.version };
  }
  const parsed = Record.safeParse(value);
  return parsed.success ? { state: 'read', record: parsed.data } : { state: 'damaged' };
}

export const recordText = (record: SnippetRecord): string =>
  `${JSON.stringify({ version: RECORD_VERSION, ...record }, null, 2)}\n`;

/** A record for files that have none. */
export function recordOfFiles(
  fileNames: readonly string[],
  language: string,
  madeAt: number,
): SnippetRecord {
  return { language, fileNames, madeAt, settings: USUAL_SETTINGS };
}

/** The files that are there: those of the record in its order, then the others by name. */
export function orderFiles(present: readonly string[], recorded: readonly string[]): string[] {
  const known = recorded.filter((name) => present.includes(name));
  const others = present.filter((name) => !known.includes(name)).toSorted();
  return [...new Set(known), ...others];
}
