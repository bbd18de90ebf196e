import {
  CLEAR_OUTPUT,
  COPY_OUTPUT,
  END_INPUT,
  FIND_OUTPUT,
  RAW,
  SAVE_OUTPUT,
} from '../design/shortcut.ts';
import { useDesk } from '../desk/desk-context.ts';
import { unfold } from '../desk/folding.ts';
import { useOutputActions } from '../output/use-output-actions.ts';
import { useOutputView } from '../output/use-output-view.ts';
import { takesInput } from '../run/run-view.ts';
import type { RunControl } from '../run/use-run-control.ts';
import type { Command } from './command.ts';

/** Everything that can be done with what a program prints, and with what it is given to read. */
export function useOutputCommands(control: RunControl): readonly Command[] {
  const { state, output } = useDesk();
  const { isRaw, marksErrors } = useOutputView();
  const { copy, save, saveBytes } = useOutputActions();
  const whereThereIsSome = (act: () => void) => (state.run === null ? null : act);
  const find = () => {
    unfold('output');
    output.find();
  };
  return [
    {
      id: 'find-output',
      title: 'Find in the output',
      shortcut: FIND_OUTPUT,
      run: whereThereIsSome(find),
    },
    {
      id: 'clear-output',
      title: 'Clear the output',
      shortcut: CLEAR_OUTPUT,
      run: whereThereIsSome(() => output.clear()),
    },
    {
      id: 'raw-output',
      title: isRaw ? 'Show the output as on a screen' : 'Show the output raw, with what was hidden',
      shortcut: RAW,
      run: whereThereIsSome(() => output.showRaw(!isRaw)),
    },
    {
      id: 'mark-errors',
      title: marksErrors ? 'Mark errors in the output no more' : 'Mark errors in the output',
      shortcut: { key: 'e', shift: true, alt: true },
      run: () => output.markErrors(!marksErrors),
    },
    {
      id: 'copy-output',
      title: 'Copy the output',
      shortcut: COPY_OUTPUT,
      run: whereThereIsSome(() => void copy()),
    },
    {
      id: 'save-output',
      title: 'Save the output to disk',
      shortcut: SAVE_OUTPUT,
      run: whereThereIsSome(save),
    },
    {
      id: 'save-bytes',
      title: 'Save the output’s exact bytes to disk',
      shortcut: { key: 'b', shift: true, alt: true },
      run: whereThereIsSome(saveBytes),
    },
    {
      id: 'end-input',
      title: 'End the program’s input',
      shortcut: END_INPUT,
      run: takesInput(state.run) ? () => void control.endInput() : null,
    },
  ];
}
