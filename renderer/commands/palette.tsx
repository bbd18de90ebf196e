import { Chooser } from '../design/chooser.tsx';
import { shownKeys } from '../design/shortcut.ts';
import type { Command } from './command.ts';

interface PaletteProps {
  readonly commands: readonly Command[];
  /** With the command that was chosen, or null where none was. */
  readonly onClose: (chosen: Command | null) => void;
}

/** All commands, found by a few letters; with their keys, so that they are learnt on the way. */
export default function Palette({ commands, onClose }: PaletteProps) {
  return (
    <Chooser
      name="Commands"
      fieldName="Find a command"
      placeholder="Find a command"
      listName="Commands"
      items={commands.filter(({ run }) => run !== null)}
      textOf={({ title }) => title}
      nothing="No such command"
      onClose={onClose}
    >
      {({ title, shortcut }) => (
        <>
          <span>{title}</span>
          {shortcut !== null && <kbd>{shownKeys(shortcut)}</kbd>}
        </>
      )}
    </Chooser>
  );
}
