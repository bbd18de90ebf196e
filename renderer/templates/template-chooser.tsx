import './template-chooser.css';
import { useMemo } from 'react';
import { Chooser } from '../design/chooser.tsx';
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
  return (
    <Chooser
      className="templates"
      name="New program"
      fieldName="Find a program to begin with"
      placeholder="Find a program to begin with, in any language"
      listName="Programs to begin with"
      items={templates}
      textOf={({ kind, language }) => `${language.name} ${kind.title} ${kind.sentence}`}
      nothing="No such program"
      onClose={onClose}
    >
      {({ kind, language }) => (
        <>
          {/* No slots: all of it is the item's name, as it is seen. */}
          <span className="title">{kind.title}</span>
          <span className="sentence">{kind.sentence}</span>
          <span className="tag">{language.name}</span>
        </>
      )}
    </Chooser>
  );
}
