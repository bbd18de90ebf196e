import { useSyncExternalStore } from 'react';
import { useDesk } from '../desk/desk-context.ts';
import type { OpenFile } from './saved-file.ts';
import type { SnippetView } from './open-snippet.ts';
import type { WorkspaceView } from './workspace.ts';

/** The person's snippets, as they come and are saved. */
export function useWorkspace(): WorkspaceView {
  const { workspace } = useDesk();
  return useSyncExternalStore(workspace.subscribe, workspace.current);
}

/** The snippet that is shown; null while none is. */
export function useShownSnippet(): SnippetView | null {
  const { shown } = useWorkspace();
  return shown?.state === 'open' ? shown.snippet : null;
}

/** The file that is in front; null while none is. */
export const activeFile = (snippet: SnippetView | null): OpenFile | null =>
  snippet?.files.find(({ name }) => name === snippet.active) ?? null;
