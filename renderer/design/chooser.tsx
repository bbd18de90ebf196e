import './overlay.css';
import './chooser.css';
import type { ReactNode } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Dialog } from 'react-aria-components/Dialog';
import { Input } from 'react-aria-components/Input';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { SearchField } from 'react-aria-components/SearchField';
import { focusField } from './focus-field.ts';
import { hasWords } from './has-words.ts';

interface ChooserProps<Item> {
  /** The dialog's accessible name. */
  readonly name: string;
  /** The field's accessible name. */
  readonly fieldName: string;
  readonly placeholder: string;
  /** The list's accessible name. */
  readonly listName: string;
  readonly items: readonly Item[];
  /** The text that an item is found by. */
  readonly textOf: (item: Item) => string;
  /** Said where no item has the words that were typed. */
  readonly nothing: string;
  readonly className?: string;
  /** With the item that was chosen, or null where none was. */
  readonly onClose: (chosen: Item | null) => void;
  /** What an item shows. */
  readonly children: (item: Item) => ReactNode;
}

/** One of many, over the desk: found by a few letters, gone through with the arrows, taken with Enter. */
export function Chooser<Item extends { readonly id: string }>({
  name,
  fieldName,
  placeholder,
  listName,
  items,
  textOf,
  nothing,
  className = '',
  onClose,
  children,
}: ChooserProps<Item>) {
  const act = (id: string | number) => onClose(items.find((item) => item.id === id) ?? null);
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={() => onClose(null)}>
      <Modal className={`over-desk chooser ${className}`}>
        <Dialog aria-label={name}>
          <Autocomplete filter={hasWords}>
            <SearchField aria-label={fieldName}>
              <Input ref={focusField} className="input" placeholder={placeholder} />
            </SearchField>
            {/* The list is longer than its place, and its items take no focus of their own. */}
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <div className="list-scroll" tabIndex={0}>
              <Menu
                className="menu"
                aria-label={listName}
                items={items}
                onAction={act}
                renderEmptyState={() => <p className="side-empty">{nothing}</p>}
              >
                {(item) => (
                  <MenuItem id={item.id} textValue={textOf(item)}>
                    {children(item)}
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
