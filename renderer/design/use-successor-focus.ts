import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Where what has the focus gives way to something else in the same place, that gets
 * it: a keyboard’s way must not begin anew at the top of the page.
 *
 * @returns for the `ref` of the place; one without any button left takes the focus
 *   itself, where it can
 */
export function useSuccessorFocus<Place extends HTMLElement>(): RefObject<Place | null> {
  const place = useRef<Place>(null);
  const focused = useRef<Element | null>(null);

  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const onFocusIn = ({ target }: FocusEvent) => {
      focused.current = target instanceof Element ? target : null;
    };
    // Without a successor it went to nothing: perhaps because it was removed, which is seen below.
    const onFocusOut = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) focused.current = null;
    };
    element.addEventListener('focusin', onFocusIn);
    element.addEventListener('focusout', onFocusOut);
    return () => {
      element.removeEventListener('focusin', onFocusIn);
      element.removeEventListener('focusout', onFocusOut);
    };
  }, []);

  // After every render: only what has just been removed is of interest.
  useLayoutEffect(() => {
    if (focused.current === null || focused.current.isConnected) return;
    focused.current = null;
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const next = place.current?.querySelector<HTMLElement>('button:not(:disabled)');
    (next ?? place.current)?.focus();
  });

  return place;
}
