/** Reading the files of a run from the person's disk. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { SourceFile } from '../../shared/run-request.ts';
import { languageOfFile, type Language } from '../../shared/languages/language.ts';
import { GloveboxError } from '../../shared/outcome.ts';
import { LARGEST_SOURCE_BYTES } from '../../shared/program-limits.ts';
import { languageById } from '../images/catalogue.ts';
import { usage } from './arguments.ts';

/** @throws GloveboxError `bad-input` for what is missing, a folder, too large, unreadable or no text */
export function readSourceFile(file: string): SourceFile {
  const shown = JSON.stringify(file);
  const bytes = readBytes(file, shown);
  if (bytes.includes(0)) throw bad(`${shown} has NUL bytes; it is not a program’s text.`);
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { name: path.basename(file), text };
  } catch {
    throw bad(`${shown} is not UTF-8 text; convert it first (for example with iconv).`);
  }
}

function readBytes(file: string, shown: string): Buffer {
  try {
    checkOrdinary(file, shown);
    return readFileSync(file);
  } catch (error) {
    if (error instanceof GloveboxError) throw error;
    throw bad(`${shown} cannot be read (${(error as Error).message}).`);
  }
}

function checkOrdinary(file: string, shown: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw bad(`There is no file ${shown}.`);
  if (found.isDirectory()) throw bad(`${shown} is a folder; name the files to run.`);
  if (!found.isFile()) throw bad(`${shown} is not an ordinary file.`);
  if (found.size > LARGEST_SOURCE_BYTES) throw bad(`${shown} is larger than 1 MiB.`);
}

/** The language that was named, or that the entry file's ending tells. */
export function chooseLanguage(
  languages: readonly Language[],
  named: string | undefined,
  entry: string,
): Language {
  if (named !== undefined) return languageById(languages, named);
  const language = languageOfFile(languages, entry);
  if (language !== null) return language;
  const known = languages.map(({ id, endings }) => `${id} (${endings.join(' ')})`).join(', ');
  throw usage(
    `The ending of ${JSON.stringify(entry)} is not a language’s; name one with --language: ${known}`,
  );
}

function bad(sentence: string): GloveboxError {
  return new GloveboxError('bad-input', sentence);
}
