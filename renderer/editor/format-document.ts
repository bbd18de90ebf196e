import type { DeskAction, DeskState } from '../desk/desk-state.ts';
import { hasFormatter } from '../formatting/formatters.ts';
import type { EditorSeat } from './editor-seat.ts';

/** What the page says about formatting replaces what it said before. */
const ABOUT = 'formatting';

/** Lays the shown file out anew, or says why it cannot be. @returns what is to be said of it */
export function formatDocument(
  seat: EditorSeat,
  languageId: string,
  languages: NonNullable<DeskState['description']>['languages'],
): DeskAction {
  if (!hasFormatter(languageId)) {
    const name = languages.find(({ editorId }) => editorId === languageId)?.name ?? null;
    const what = name ?? 'files of this kind';
    return formattingEnded(`There is no formatter for ${what} here.`);
  }
  if (seat.seated === null) {
    return formattingEnded('The full editor is not there, and without it nothing is formatted.');
  }
  seat.seated.perform('editor.action.formatDocument');
  return formattingEnded(null);
}

/** @param sentence why it could not be done, or null when it was */
export function formattingEnded(sentence: string | null): DeskAction {
  return sentence === null
    ? { type: 'notice-closed', about: ABOUT }
    : { type: 'noticed', notice: { about: ABOUT, sentence } };
}
