import { useDesk } from '../desk/desk-context.ts';
import { languageOf } from '../desk/desk-state.ts';
import type { OpenFile } from '../workspace/saved-file.ts';
import { activeFile, useShownSnippet } from '../workspace/use-workspace.ts';
import { editorIdOf } from './editor-language.ts';

/** The file that is in front, and Monaco's id of its language; null while none is. */
export function useShownFile(): { readonly file: OpenFile; readonly editorId: string } | null {
  const { state } = useDesk();
  const file = activeFile(useShownSnippet());
  if (file === null) return null;
  const languages = state.description?.languages ?? [];
  return { file, editorId: editorIdOf(file.name, languages, languageOf(state)) };
}
