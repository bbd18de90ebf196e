import { type Dispatch, useEffect, useSyncExternalStore } from 'react';
import { type DeskAction, type DeskState, languageOf } from '../desk/desk-state.ts';
import { remember, remembered } from './remembered.ts';
import type { Workspace } from './workspace.ts';

export const LANGUAGE_KEY = 'language';
const SNIPPET_KEY = 'snippet';

/** Keeps the shown snippet and the chosen language in step, whichever of the two was changed. */
export function useShownLanguage(
  workspace: Workspace,
  state: DeskState,
  dispatch: Dispatch<DeskAction>,
): void {
  const { shown } = useSyncExternalStore(workspace.subscribe, workspace.current);
  const snippet = shown?.state === 'open' ? shown.snippet : null;
  const shownLanguage = snippet?.language ?? null;
  const shownId = snippet?.id ?? null;
  const language = languageOf(state);

  useEffect(() => {
    if (shownId !== null) remember(SNIPPET_KEY, shownId);
  }, [shownId]);

  useEffect(() => {
    if (shownLanguage !== null) dispatch({ type: 'language-chosen', languageId: shownLanguage });
  }, [shownLanguage, dispatch]);

  useEffect(() => {
    if (language === null) return;
    remember(LANGUAGE_KEY, language.id);
    workspace.languageChosen(language);
    const { shown: now } = workspace.current();
    if (now?.state === 'open' && now.snippet.language === language.id) return;
    void workspace.openLanguage(language, remembered(SNIPPET_KEY));
  }, [language, workspace]);
}
