import { useEffect } from 'react';
import type { Workspace } from './workspace.ts';

/** Saves at once when the window loses the focus, is hidden or goes away. */
export function useFlushOnLeave(workspace: Workspace): void {
  useEffect(() => {
    const flush = () => workspace.flush();
    window.addEventListener('blur', flush);
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('blur', flush);
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
    };
  }, [workspace]);
}
