import './template-chooser.css';
import { useMemo } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Dialog } from 'react-aria-components/Dialog';
import { Input } from 'react-aria-components/Input';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { SearchField } from 'react-aria-components/SearchField';
import { hasWords } from '../commands/has-words.ts';
import { focusField } from '../design/focus-field.ts';
import { type Template, templatesOf } from './catalogue.ts';
import { TEMPLATE_TEXTS } from './template-texts.ts';

interface TemplateChooserProps {
  /** All languages, the one that is worked in first. */
  readonly languages: readonly Template['language'][];
  /** With the program that was chosen, or null where none was. */
  readonly onClose: (chosen: Template | null) => void;
}

/** All programs to begin with: those of the language at hand first, the others by typing. */
export default function TemplateChooser({ languages, onClose }: TemplateChooserProps) {
  const templates = useMemo(() => templatesOf(TEMPLATE_TEXTS, languages), [languages]);
  const act = (id: string | number) =>
    onClose(templates.find((template) => template.id === id) ?? null);
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={() => onClose(null)}>
      <Modal className="over-desk palette wide">
        <Dialog aria-label="New program">
          <Autocomplete filter={hasWords}>
            <SearchField aria-label="Find a program to begin with">
              <Input
                ref={focusField}
                className="input"
                placeholder="Find a program to begin with, in any language"
              />
            </SearchField>
            {/* The list is longer than its place, and its items take no focus of their own. */}
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <div className="list-scroll" tabIndex={0}>
              <Menu
                className="menu templates"
                aria-label="Programs to begin with"
                items={templates}
                onAction={act}
                renderEmptyState={() => <p className="side-empty">No such program</p>}
              >
                {({ id, kind, language }) => (
                  <MenuItem id={id} textValue={`${language.name} ${kind.title} ${kind.sentence}`}>
                    {/* No slots: all of it is the item's name, as it is seen. */}
                    <span className="title">{kind.title}</span>
                    <span className="sentence">{kind.sentence}</span>
                    <span className="tag">{language.name}</span>
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
