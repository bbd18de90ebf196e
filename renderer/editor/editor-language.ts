import type { LanguageDescription } from '../../shared/description.ts';
import { languageOfFile } from '../../shared/languages/language.ts';

/** Files that stand beside programs and are no programs themselves. */
const OTHER_ENDINGS: Readonly<Record<string, string>> = { '.h': 'cpp', '.hpp': 'cpp' };

/** @returns Monaco's id of the language in which a file is shown */
export function editorIdOf(
  fileName: string,
  languages: readonly LanguageDescription[],
  ofSnippet: LanguageDescription | null,
): string {
  // The snippet's own language first: two of them may share an ending.
  const own = ofSnippet === null ? null : languageOfFile([ofSnippet], fileName);
  const language = own ?? languageOfFile(languages, fileName);
  if (language !== null) return language.editorId;
  const ending = /\.[^.]+$/.exec(fileName.toLowerCase())?.[0] ?? '';
  return OTHER_ENDINGS[ending] ?? 'plaintext';
}
