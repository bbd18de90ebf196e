import { useSyncExternalStore } from 'react';
import type { LanguageDescription } from '../../shared/description.ts';
import type { Failure } from '../../shared/outcome.ts';
import { useDesk } from '../desk/desk-context.ts';
import { waitsForImage } from '../run/run-view.ts';
import type { MakingView } from './image-making.ts';

export interface ImageBuilding extends MakingView {
  /** Makes a language's image; resolves when that is over, well or not. */
  readonly build: (language: LanguageDescription) => Promise<void>;
  /** One after the other. */
  readonly buildAll: (languages: readonly LanguageDescription[]) => Promise<void>;
  /** Ends a language's build, and the run that waits for it. */
  readonly cancel: (language: LanguageDescription) => Promise<void>;
  /** Ends those that are made in turn. */
  readonly stopAll: () => Promise<void>;
}

/** Making images: how it goes on, and why one failed, stands in the page's state. */
export function useImageBuilding(): ImageBuilding {
  const { door, dispatch, state, imageMaking } = useDesk();
  const view = useSyncExternalStore(imageMaking.subscribe, imageMaking.current);
  const complain = (failure: Failure | null) => {
    // That it had just ended is no news worth a message.
    if (failure === null || failure.code === 'not-found') return;
    dispatch({ type: 'noticed', notice: { about: 'image', sentence: failure.sentence } });
  };
  return {
    ...view,
    async build({ id }) {
      await imageMaking.make(id, dispatch);
    },
    async buildAll(languages) {
      const ids = languages.map(({ id }) => id);
      await imageMaking.makeAll(ids, dispatch);
    },
    async cancel({ id }) {
      const { run } = state;
      if (run?.runId && waitsForImage(run, id)) await door.call('stopRun', { runId: run.runId });
      complain(await imageMaking.cancel(id));
    },
    async stopAll() {
      await imageMaking.stop();
    },
  };
}
