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
