import { useEffect } from 'react';
import { useDesk } from '../desk/desk-context.ts';

/** @returns a function that searches for an engine afresh */
export function useLookAgain(): () => Promise<void> {
  const { dispatch, door } = useDesk();
  return async () => {
    dispatch({ type: 'looking' });
    const found = await door.call('engineStatus', { lookAgain: true });
    dispatch({ type: 'engine-known', status: found.ok ? found.value : null });
    if (found.ok) return;
    dispatch({ type: 'noticed', notice: { about: 'engine', sentence: found.error.sentence } });
  };
}

/** How often it is looked for an engine without being asked to, milliseconds. */
const BY_ITSELF_MS = 3_000;

/** Looks again by itself while the page is in sight: to start an engine is enough. */
export function useLookingByItself(): void {
  const { dispatch, door } = useDesk();
  useEffect(() => {
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      if (document.visibilityState === 'visible') {
        const found = await door.call('engineStatus', { lookAgain: true });
        // Nothing is said of a search that nobody asked for, unless it has found something.
        if (isWanted && found.ok && found.value.state === 'ready') {
          dispatch({ type: 'engine-known', status: found.value });
        }
      }
      if (isWanted) timer = setTimeout(() => void look(), BY_ITSELF_MS);
    };
    timer = setTimeout(() => void look(), BY_ITSELF_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [dispatch, door]);
}
