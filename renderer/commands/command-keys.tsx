import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { isPressed } from '../design/shortcut.ts';
import { focusNextPane } from '../desk/panes.ts';
import type { RunControl } from '../run/use-run-control.ts';
import type { Command } from './command.ts';
import { useCommands } from './use-commands.ts';

const loadPalette = () => import('./palette.tsx');
const Palette = lazy(loadPalette);

/** After the first paint, and before anybody has read what there is. */
const PRELOAD_MS = 500;

/** Listens for the commands' keys wherever the focus is, and shows the palette when asked to. */
export function CommandKeys({ control }: { control: RunControl }) {
  const [isOpen, setOpen] = useState(false);
  const commands = useCommands(control, () => setOpen(true));
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    // Before it is asked for: what is typed into it next must not go elsewhere.
    const timer = setTimeout(() => void loadPalette(), PRELOAD_MS);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => pressed(event, latest.current);
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <Suspense>{isOpen && <Palette commands={commands} onClose={() => setOpen(false)} />}</Suspense>
  );
}

/** What has the focus comes first: a key that it took for itself is not ours. */
function pressed(event: KeyboardEvent, commands: readonly Command[]): void {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.key === 'F6') {
    event.preventDefault();
    focusNextPane(event.shiftKey ? -1 : 1);
    return;
  }
  // Escape closes a list or a dialog before it stops a program.
  if (event.key === 'Escape' && hasOwnEscape(event.target)) return;
  const command = commands.find(({ shortcut }) => shortcut !== null && isPressed(shortcut, event));
  if (command === undefined) return;
  if (event.key !== 'Escape') event.preventDefault();
  command.run?.();
}

const hasOwnEscape = (target: EventTarget | null): boolean =>
  target instanceof HTMLSelectElement ||
  (target instanceof Element && target.closest('[role="dialog"], [role="menu"]') !== null);
