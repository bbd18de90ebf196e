import { useDesk } from '../desk/desk-context.ts';
import { askedLevels } from '../presets/own-presets.ts';

/** @returns a function that copies the docker run line for the next run; null while no language is chosen */
export function useCopyEquivalent(): (() => void) | null {
  const { door, state, dispatch } = useDesk();
  const { languageId: language } = state;
  if (language === null) return null;
  const say = (sentence: string, isNews = false) =>
    dispatch({ type: 'noticed', notice: { about: 'equivalent', sentence, isNews } });
  const copy = async () => {
    const asked = { language, ...askedLevels(state), form: 'docker' } as const;
    const explained = await door.call('explain', asked);
    if (!explained.ok) return say(explained.error.sentence);
    try {
      await navigator.clipboard.writeText(explained.value.text);
      say('The docker run line for the next run has been copied.', true);
    } catch {
      say(
        'The browser did not let it be copied; the line stands at the end of the isolation panel.',
      );
    }
  };
  return () => void copy();
}
