import './file-drop.css';
import { useEffect, useState } from 'react';
import { DropZone } from 'react-aria-components/DropZone';
import { useDesk } from './desk-context.ts';
import { useTakeDropped } from '../sidebar/use-take-dropped.ts';

/** Files that are dragged over the desk can be dropped anywhere on it: while they are, it is one place. */
export function FileDrop() {
  const { state } = useDesk();
  const take = useTakeDropped();
  const [isDragging, setDragging] = useState(false);
  useEffect(() => {
    const onEnter = ({ dataTransfer }: DragEvent) => {
      // A text that is dragged within the editor is the editor's.
      if (dataTransfer?.types.includes('Files') === true) setDragging(true);
    };
    window.addEventListener('dragenter', onEnter);
    return () => window.removeEventListener('dragenter', onEnter);
  }, []);
  // A dialog's own place takes what is dropped on it.
  if (!isDragging || state.dialog !== null) return null;
  return (
    <section aria-label="Dropping files">
      <DropZone
        className="file-drop"
        aria-label="Files dropped here are opened"
        onDropExit={() => setDragging(false)}
        onDrop={({ items }) => {
          setDragging(false);
          void take(items);
        }}
      >
        <p>Drop the files to open them as a program, or a bundle of languages to import it</p>
      </DropZone>
    </section>
  );
}
