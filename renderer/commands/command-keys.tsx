import { lazy, Suspense, useEffect, useRef } from 'react';
import { COMMANDS_TOO, IS_MAC, isPressed } from '../design/shortcut.ts';
import { useDesk } from '../desk/desk-context.ts';
import { focusNextPane } from '../desk/panes.ts';
import type { RunControl } from '../run/use-run-control.ts';
import type { Command } from './command.ts';
import { useCommands } from './use-commands.ts';

const loadPalette = () => import('./palette.tsx');
const Palette = lazy(loadPalette);
const Help = lazy(() => import('../help/help.tsx'));
const LanguagesDialog = lazy(() => import('../images/languages-dialog.tsx'));
const PostureDialog = lazy(() => import('../posture/posture-dialog.tsx'));

/** After the first paint, and before anybody has read what there is. */
const PRELOAD_MS = 500;

/** Listens for the commands' keys wherever the focus is, and shows the palette when asked to. */
export function CommandKeys({ control }: { control: RunControl }) {
  const { state, dispatch } = useDesk();
  const { dialog } = state;
  const showsCommands = dialog === 'commands';
  const closeDialog = () => dispatch({ type: 'dialog-shown', dialog: null });
  const commands = useCommands(control, () =>
    dispatch({ type: 'dialog-shown', dialog: 'commands' }),
  );
  const chosen = useRef<Command | null>(null);
  const close = (command: Command | null) => {
    chosen.current ??= command;
    closeDialog();
  };
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
    if (showsCommands) return;
    // Not before the palette is gone: until then nothing outside of it can take the focus.
    const command = chosen.current;
    chosen.current = null;
    command?.run?.();
  }, [showsCommands]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => pressed(event, latest.current);
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <Suspense>
      {showsCommands && <Palette commands={commands} onClose={close} />}
      {dialog === 'help' && <Help commands={commands} onClose={closeDialog} />}
      {dialog === 'posture' && <PostureDialog onClose={closeDialog} />}
      {(dialog === 'languages' || dialog === 'import') && (
        <LanguagesDialog opensChooser={dialog === 'import'} onClose={closeDialog} />
      )}
    </Suspense>
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
  if (writesCharacter(event)) return;
  const command = commands.find(
    ({ id, shortcut, isEditorsKey }) =>
      (shortcut !== null && isEditorsKey !== true && isPressed(shortcut, event)) ||
      (id === 'commands' && isPressed(COMMANDS_TOO, event)),
  );
  if (command === undefined) return;
  if (event.key !== 'Escape') event.preventDefault();
  command.run?.();
}

/** On a Mac Option writes characters, many a layout's brackets among them: in a field they come first. */
const writesCharacter = ({ altKey, key, target }: KeyboardEvent): boolean =>
  IS_MAC &&
  altKey &&
  (key.length === 1 || key === 'Dead') &&
  target instanceof Element &&
  target.matches('input, textarea, [contenteditable], [role="textbox"]');

const hasOwnEscape = (target: EventTarget | null): boolean =>
  target instanceof HTMLSelectElement ||
  (target instanceof Element && target.closest('[role="dialog"], [role="menu"]') !== null);
