import { useSyncExternalStore } from 'react';
import {
  COMMANDS,
  HELP,
  NEW_PROGRAM,
  OPEN_FILES,
  RUN,
  type Shortcut,
  STOP,
} from '../design/shortcut.ts';
import { chooseTheme, THEME_CHOICES, type ThemeChoice } from '../design/theme.ts';
import { useDesk } from '../desk/desk-context.ts';
import { languageOf, presetsOf } from '../desk/desk-state.ts';
import { FOLDABLE_PANES, toggleFold, unfold } from '../desk/folding.ts';
import { focusPane, PANES } from '../desk/panes.ts';
import { isActive } from '../run/run-view.ts';
import { useEditingCommands } from '../editor/use-editing-commands.ts';
import type { RunControl } from '../run/use-run-control.ts';
import { chooseFiles, saveToDisk } from '../workspace/disk-files.ts';
import { useShownSnippet } from '../workspace/use-workspace.ts';
import { useLookAgain } from '../engine/use-look-again.ts';
import { useCopyEquivalent } from '../isolation/use-copy-equivalent.ts';
import { useTakeFiles } from '../sidebar/use-take-files.ts';
import type { Command } from './command.ts';
import { useOutputCommands } from './use-output-commands.ts';

/** Everything that can be done, in the order in which it is most often wanted. */
export function useCommands(control: RunControl, openPalette: () => void): readonly Command[] {
  const { state, dispatch, workspace, history } = useDesk();
  const snippet = useShownSnippet();
  const language = languageOf(state);
  const active = isActive(state.run);
  const command = (
    id: string,
    title: string,
    shortcut: Shortcut | null,
    run: (() => void) | null,
  ): Command => ({ id, title, shortcut, run });
  const nextFile = (step: 1 | -1) => () => {
    const names = snippet?.files.map(({ name }) => name) ?? [];
    const at = names.indexOf(snippet?.active ?? '');
    workspace.shown?.show(names[(at + step + names.length) % names.length] ?? '');
  };
  const saveCopy = () => {
    const file = workspace.shown?.file(snippet?.active ?? '');
    if (file !== undefined) saveToDisk(file.name, file.text);
  };
  const editing = useEditingCommands();
  const severalFiles = (snippet?.files.length ?? 0) > 1;
  const ofOutput = useOutputCommands(control);
  const copyEquivalent = useCopyEquivalent();
  const lookAgain = useLookAgain();
  const take = useTakeFiles();
  const hasPast = useSyncExternalStore(history.subscribe, history.current).length > 0;
  const forgetRuns = () => {
    unfold('sidebar');
    dispatch({ type: 'dialog-shown', dialog: 'forget-runs' });
  };

  return [
    command('run', 'Run the program', RUN, active ? null : () => void control.run()),
    command('stop', 'Stop the program', STOP, active ? () => void control.stop() : null),
    command('commands', 'Show all commands', COMMANDS, openPalette),
    command('posture', 'Posture of this machine', { key: 'm', alt: true }, () =>
      dispatch({ type: 'dialog-shown', dialog: 'posture' }),
    ),
    command('languages', 'Languages on this machine', { key: 'g', alt: true }, () =>
      dispatch({ type: 'dialog-shown', dialog: 'languages' }),
    ),
    command('import', 'Import languages from a bundle…', null, () =>
      dispatch({ type: 'dialog-shown', dialog: 'import' }),
    ),
    command('help', 'Help', HELP, () => dispatch({ type: 'dialog-shown', dialog: 'help' })),
    command(
      'new',
      `New ${language?.name ?? ''} program`,
      { key: 'n', alt: true },
      language === null ? null : () => workspace.draft(language),
    ),
    command('templates', 'New program…', NEW_PROGRAM, () =>
      dispatch({ type: 'dialog-shown', dialog: 'templates' }),
    ),
    command('open-files', 'Open files from disk…', OPEN_FILES, () => void chooseFiles().then(take)),
    command('save', 'Save now', { key: 's', command: true }, () => workspace.flush()),
    command(
      'save-copy',
      'Save a copy of the file to disk',
      { key: 's', command: true, shift: true },
      snippet === null ? null : saveCopy,
    ),
    command(
      'next-file',
      'Go to the next file',
      { key: 'PageDown', alt: true },
      severalFiles ? nextFile(1) : null,
    ),
    command(
      'previous-file',
      'Go to the file before',
      { key: 'PageUp', alt: true },
      severalFiles ? nextFile(-1) : null,
    ),
    ...editing,
    command(
      'terminal',
      snippet?.settings.terminal === true ? 'Run without a terminal' : 'Run in a terminal',
      { key: 't', alt: true },
      snippet === null || active
        ? null
        : () => workspace.shown?.set({ terminal: !snippet.settings.terminal }),
    ),
    ...ofOutput,
    command(
      'copy-equivalent',
      'Copy the equivalent docker run line',
      { key: 'd', shift: true, alt: true },
      copyEquivalent,
    ),
    command(
      'look-again',
      'Look for an engine again',
      { key: 'r', shift: true, alt: true },
      state.looking ? null : () => void lookAgain(),
    ),
    command('forget-runs', 'Forget all runs…', null, hasPast ? forgetRuns : null),
    command(
      'reset-levels',
      'Reset the isolation layers to the preset',
      { key: 'r', alt: true },
      Object.keys(state.levels).length === 0 ? null : () => dispatch({ type: 'levels-reset' }),
    ),
    ...FOLDABLE_PANES.map(({ id, title, shortcut }) =>
      command(`fold-${id}`, `Show or hide the ${title}`, shortcut, () => toggleFold(id)),
    ),
    ...PANES.map(({ id, title }, at) =>
      command(`pane-${id}`, `Go to: ${title}`, { key: String(at + 1), alt: true }, () =>
        focusPane(id),
      ),
    ),
    command('presets', 'Your presets: save, rename, remove', { key: 'p', alt: true }, () =>
      dispatch({ type: 'dialog-shown', dialog: 'presets' }),
    ),
    ...presetsOf(state).map(({ id, title }) =>
      command(`preset-${id}`, `Preset: ${title}`, null, () =>
        dispatch({ type: 'preset-chosen', presetId: id }),
      ),
    ),
    ...(state.description?.languages ?? []).map(({ id, name }) =>
      command(`language-${id}`, `Language: ${name}`, null, () =>
        dispatch({ type: 'language-chosen', languageId: id }),
      ),
    ),
    ...(Object.entries(THEME_CHOICES) as [ThemeChoice, string][]).map(([id, title]) =>
      command(`theme-${id}`, title, null, () => chooseTheme(id)),
    ),
  ];
}
