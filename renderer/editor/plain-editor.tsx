import { useEffect, useLayoutEffect, useRef } from 'react';
import { type EditingProps, editorLabel } from './editing.ts';
import { leaveCaret } from './left-caret.ts';

/** A text field: until Monaco is there, and instead of it should it not come. */
export function PlainEditor({ documentId, fileName, text, onEdit }: EditingProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (field.current !== null && field.current.value !== text) field.current.value = text;
  }, [text]);
  // While it is still in the document, and has the focus.
  useLayoutEffect(() => {
    const element = field.current;
    return () => {
      if (element !== null) leaveCaret(documentId, element);
    };
  }, [documentId]);
  return (
    <textarea
      key={documentId}
      ref={field}
      className="plain-editor"
      aria-label={editorLabel(fileName)}
      defaultValue={text}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      wrap="off"
      onChange={(event) => onEdit(event.target.value)}
    />
  );
}
