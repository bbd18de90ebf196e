import { useEffect } from 'react';
import icon from '../icon.svg';
import weakenedIcon from '../icon-weakened.svg';

/** Seen among other tabs and windows too: the page's title and its icon. */
export function useWeakenedTitle(names: string | null): void {
  useEffect(() => {
    document.title = names === null ? 'Glovebox' : `${names} · Glovebox`;
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (link !== null) link.href = names === null ? icon : weakenedIcon;
  }, [names]);
}
