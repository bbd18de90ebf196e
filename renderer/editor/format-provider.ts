import type { IDisposable } from 'monaco-editor';
import { FORMATTERS } from '../formatting/formatters.ts';
import type { Formatting } from '../formatting/formatting.ts';
import { monaco } from './monaco.ts';

/**
 * Gives Monaco the formatters. From its own “Format Document” come the smallest
 * edits that make the difference, in one undo step, with the caret where it was;
 * and a result that comes after the person went on typing is thrown away.
 *
 * @param onEnd hears why a text could not be formatted, or null when it was
 */
export function provideFormatting(
  formatting: Formatting,
  onEnd: (sentence: string | null) => void,
): IDisposable {
  return monaco.languages.registerDocumentFormattingEditProvider(Object.keys(FORMATTERS), {
    displayName: 'Glovebox',
    async provideDocumentFormattingEdits(model, { insertSpaces, tabSize }, token) {
      const formatted = await formatting.format({
        languageId: model.getLanguageId(),
        text: model.getValue(monaco.editor.EndOfLinePreference.LF),
        indentation: { usesTabs: !insertSpaces, width: tabSize },
      });
      if (!formatted.ok) {
        onEnd(formatted.sentence);
        return [];
      }
      if (token.isCancellationRequested) {
        onEnd('You went on while the program was being formatted, so it was left as it is.');
        return [];
      }
      onEnd(null);
      return [{ range: model.getFullModelRange(), text: formatted.text }];
    },
  });
}
