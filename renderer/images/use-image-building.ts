import type { LanguageDescription } from '../../shared/contract.ts';
import { useDesk } from '../desk/desk-context.ts';
import { isActive } from '../run/run-view.ts';

export interface ImageBuilding {
  /** Makes a language's image; resolves when that is over, well or not. */
  readonly build: (language: LanguageDescription) => Promise<void>;
  readonly cancel: (language: LanguageDescription) => Promise<void>;
}

/** Making images: how it goes on, and why one failed, stands in the page's state. */
export function useImageBuilding(): ImageBuilding {
  const { door, dispatch, state } = useDesk();
  const runId = isActive(state.run) ? state.run?.runId : null;
  return {
    async build({ id }) {
      dispatch({ type: 'build-asked', languageId: id });
      const built = await door.call('buildImage', { language: id });
      dispatch({ type: 'build-ended', languageId: id, built: built.ok });
    },
    async cancel({ id }) {
      if (runId) await door.call('stopRun', { runId });
      const cancelled = await door.call('cancelBuild', { language: id });
      // That it had just ended is no news worth a message.
      if (cancelled.ok || cancelled.error.code === 'not-found') return;
      dispatch({ type: 'noticed', notice: { about: 'image', sentence: cancelled.error.sentence } });
    },
  };
}
