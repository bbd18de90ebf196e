import '../design/overlay.css';
import './palette.css';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Dialog } from 'react-aria-components/Dialog';
import { Input } from 'react-aria-components/Input';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { SearchField } from 'react-aria-components/SearchField';
import { focusField } from '../design/focus-field.ts';
import { shownKeys } from '../design/shortcut.ts';
import type { Command } from './command.ts';
import { hasWords } from './has-words.ts';

interface PaletteProps {
  readonly commands: readonly Command[];
  /** With the command that was chosen, or null where none was. */
  readonly onClose: (chosen: Command | null) => void;
}

/** All commands, found by a few letters; with their keys, so that they are learnt on the way. */
export default function Palette({ commands, onClose }: PaletteProps) {
  const possible = commands.filter(({ run }) => run !== null);
  const act = (id: string | number) =>
    onClose(possible.find((command) => command.id === id) ?? null);
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={() => onClose(null)}>
      <Modal className="over-desk palette">
        <Dialog aria-label="Commands">
          <Autocomplete filter={hasWords}>
            <SearchField aria-label="Find a command">
              <Input ref={focusField} className="input" placeholder="Find a command" />
            </SearchField>
            {/* The list is longer than its place, and its items take no focus of their own. */}
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <div className="list-scroll" tabIndex={0}>
              <Menu
                className="menu"
                aria-label="Commands"
                items={possible}
                onAction={act}
                renderEmptyState={() => <p className="side-empty">No such command</p>}
              >
                {({ id, title, shortcut }) => (
                  <MenuItem id={id} textValue={title}>
                    <span>{title}</span>
                    {shortcut !== null && <kbd>{shownKeys(shortcut)}</kbd>}
                  </MenuItem>
                )}
              </Menu>
            </div>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
