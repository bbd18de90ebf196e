import './raw.css';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTheme } from '../../design/theme.ts';
import { focusPane } from '../../desk/panes.ts';
import type { RunOutput } from '../run-output.ts';
import { rawText } from './raw-text.ts';
import { RawScreen } from './raw-screen.ts';

/** Shown of the beginning and of the end: far more than is ever read, and quickly made. */
const MOST_BYTES = 1024 * 1024;
/** As long as a program prints, this much is shown anew by itself. */
const MOST_LIVE_BYTES = 256 * 1024;
const REFRESH_MS = 500;

export interface RawViewProps {
  readonly output: RunOutput;
  readonly isActive: boolean;
}

/** Every byte of what was printed, to be read; it comes in a bundle of its own, with the editor. */
export default function RawView({ output, isActive }: RawViewProps) {
  const host = useRef<HTMLDivElement>(null);
  const screen = useRef<RawScreen | null>(null);
  const theme = useTheme();
  const firstTheme = useRef(theme);
  const [isBehind, setBehind] = useState(false);

  const refresh = useRef(() => {
    setBehind(false);
    screen.current?.show(rawText(output.kept, MOST_BYTES));
  });

  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const made = new RawScreen(element, firstTheme.current);
    screen.current = made;
    output.attachRaw(made);
    refresh.current();
    const { activeElement } = document;
    // Whoever was in the output is still.
    const wasInOutput = element.closest('.screen-frame')?.contains(activeElement) === true;
    if (wasInOutput || activeElement === document.body) made.focus();
    return () => {
      output.attachRaw(null);
      made.dispose();
      screen.current = null;
    };
  }, [output]);

  useLayoutEffect(() => {
    const element = host.current;
    return () => {
      // While it is still there: once it is gone the focus is nobody's.
      const hasFocus = element?.contains(document.activeElement) === true;
      if (hasFocus) requestAnimationFrame(() => focusPane('output'));
    };
  }, []);

  useEffect(() => screen.current?.setTheme(theme), [theme]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const changed = () => {
      if (timer !== undefined) return;
      timer = setTimeout(() => {
        timer = undefined;
        if (isActive && output.current().printedBytes > MOST_LIVE_BYTES) setBehind(true);
        else refresh.current();
      }, REFRESH_MS);
    };
    if (!isActive) refresh.current();
    const unsubscribe = output.subscribe(changed);
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [output, isActive]);

  return (
    <div className="raw-view">
      <div ref={host} className="raw-text" />
      {isBehind && isActive && (
        <p className="raw-behind">
          The program has printed more since.
          <button type="button" className="button quiet" onClick={() => refresh.current()}>
            Show it
          </button>
        </p>
      )}
    </div>
  );
}
