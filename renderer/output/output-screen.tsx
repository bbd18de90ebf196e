import '@xterm/xterm/css/xterm.css';
import { useEffect, useRef } from 'react';
import type { TerminalSize } from '../../shared/run-request.ts';
import { codeFontLoaded } from '../design/fonts.ts';
import { useTheme } from '../design/theme.ts';
import type { RunOutput } from './run-output.ts';
import { Screen } from './screen.ts';

await codeFontLoaded;

export interface OutputScreenProps {
  readonly output: RunOutput;
  /** Whether keys go to the program now. */
  readonly isLive: boolean;
  readonly onTyped: (text: string) => void;
  readonly onResize: (size: TerminalSize) => void;
}

/** The screen for what programs print; it comes after the page's first paint, in a bundle of its own. */
export default function OutputScreen({ output, isLive, onTyped, onResize }: OutputScreenProps) {
  const host = useRef<HTMLDivElement>(null);
  const screen = useRef<Screen | null>(null);
  const events = useRef({ onTyped, onResize });
  const theme = useTheme();
  const firstTheme = useRef(theme);

  useEffect(() => {
    events.current = { onTyped, onResize };
  }, [onTyped, onResize]);

  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const made = new Screen(element, firstTheme.current, {
      onTyped: (text) => events.current.onTyped(text),
      onResize: (size) => events.current.onResize(size),
    });
    screen.current = made;
    const watcher = new ResizeObserver(() => made.fit());
    watcher.observe(element);
    made.fit();
    events.current.onResize(made.size);
    output.attach(made);
    return () => {
      output.attach(null);
      watcher.disconnect();
      made.dispose();
      screen.current = null;
    };
  }, [output]);

  useEffect(() => screen.current?.setTheme(theme), [theme]);
  useEffect(() => screen.current?.setLive(isLive), [isLive]);

  return <div ref={host} className="screen" />;
}
