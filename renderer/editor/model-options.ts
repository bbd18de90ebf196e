/** What Monaco keeps with a text, and not with the editor that shows it. */
import type { editor } from 'monaco-editor';
import type { Indentation } from '../formatting/format-request.ts';
import { usualIndentation } from './indentation.ts';

/** @param chosen by the person, or null where the file itself tells, and the language where it does not */
export function indent(
  model: editor.ITextModel,
  languageId: string,
  chosen: Indentation | null,
): void {
  if (chosen !== null) {
    model.updateOptions({ insertSpaces: !chosen.usesTabs, tabSize: chosen.width });
    return;
  }
  const usual = usualIndentation(languageId);
  model.detectIndentation(!usual.usesTabs, usual.width);
}

/** Pairs of brackets are looked for through the whole text, which takes long in a long one. */
export function colourBrackets(model: editor.ITextModel, isLong: boolean): void {
  const colours = { enabled: !isLong, independentColorPoolPerBracketType: false };
  model.updateOptions({ bracketColorizationOptions: colours });
}
