import { useSyncExternalStore } from 'react';
import type { Command } from '../commands/command.ts';
import { FORMAT, IS_MAC, type Shortcut } from '../design/shortcut.ts';
import { useDesk } from '../desk/desk-context.ts';
import { formatDocument } from './format-document.ts';
import { chooseIndentation, keptIndentation, parseIndentation, WIDTHS } from './indentation.ts';
import { useShownFile } from './use-shown-file.ts';

/** What Monaco does, by keys of its own. */
const MONACOS: readonly (readonly [action: string, title: string, shortcut: Shortcut | null])[] = [
  ['actions.find', 'Find in the file', { key: 'f', command: true }],
  [
    'editor.action.startFindReplaceAction',
    'Replace in the file',
    IS_MAC ? { key: 'f', command: true, alt: true } : { key: 'h', command: true },
  ],
  // On a Mac it is Control, as nowhere else on the page.
  ['editor.action.gotoLine', 'Go to line…', IS_MAC ? null : { key: 'g', command: true }],
  ['editor.action.commentLine', 'Toggle comment', { key: '/', command: true }],
];

/** Everything that can be done with the text of the shown file. */
export function useEditingCommands(): readonly Command[] {
  const { state, dispatch, seat } = useDesk();
  // As text: of the caret's steps nothing here wants to know.
  const indentation = parseIndentation(
    useSyncExternalStore(seat.subscribe, () => {
      const place = seat.place();
      return place === null ? null : keptIndentation(place.indentation);
    }),
  );
  const shown = useShownFile();
  const languages = state.description?.languages ?? [];
  const format = (editorId: string) => () => dispatch(formatDocument(seat, editorId, languages));
  const indent = (usesTabs: boolean, width: number) => () =>
    shown !== null && chooseIndentation(shown.editorId, { usesTabs, width });
  const isSeated = shown !== null && indentation !== null;
  const { usesTabs, width } = indentation ?? { usesTabs: false, width: 4 };
  return [
    {
      id: 'format',
      title: 'Format the file',
      shortcut: FORMAT,
      run: shown === null ? null : format(shown.editorId),
    },
    ...MONACOS.map(([action, title, shortcut]) => ({
      id: action,
      title,
      shortcut,
      isEditorsKey: true,
      run: isSeated ? () => seat.seated?.perform(action) : null,
    })),
    {
      id: 'indent-spaces',
      title: 'Indent with spaces',
      shortcut: null,
      run: isSeated && usesTabs ? indent(false, width) : null,
    },
    {
      id: 'indent-tabs',
      title: 'Indent with tabs',
      shortcut: null,
      run: isSeated && !usesTabs ? indent(true, width) : null,
    },
    ...WIDTHS.map((each) => ({
      id: `indent-${each}`,
      title: `Indentation width: ${each}`,
      shortcut: null,
      run: isSeated && each !== width ? indent(usesTabs, each) : null,
    })),
    {
      id: 'indent-detect',
      title: 'Indentation: as each file has it',
      shortcut: null,
      run: isSeated && shown !== null ? () => chooseIndentation(shown.editorId, null) : null,
    },
  ];
}
