import { useEffect, useRef } from 'react';
import { hasCommandKey } from '../design/shortcut.ts';
import type { RunControl } from '../run/use-run-control.ts';
import { focusNextPane } from './panes.ts';

/** Keys that work wherever the focus is, unless what has it wants them for itself. */
export function usePageKeys(control: RunControl): void {
  const latest = useRef(control);
  useEffect(() => {
    latest.current = control;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (event.key === 'Enter' && hasCommandKey(event)) {
        event.preventDefault();
        void latest.current.run();
      } else if (event.key === 'F6') {
        event.preventDefault();
        focusNextPane(event.shiftKey ? -1 : 1);
      } else if (event.key === 'Escape' && !(event.target instanceof HTMLSelectElement)) {
        void latest.current.stop();
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
