import { useSyncExternalStore } from 'react';
import { useDesk } from '../desk/desk-context.ts';
import type { WantedFile } from './workspace.ts';

/** The file that is shown, as it comes and is saved. */
export function useWantedFile(): WantedFile | null {
  const { workspace } = useDesk();
  return useSyncExternalStore(workspace.subscribe, workspace.current);
}
