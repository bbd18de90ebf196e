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
  // A dialog's own place takes what is dropped on it.
  const isCovered = state.dialog !== null;
  useEffect(() => {
    if (isCovered) return undefined;
    const onEnter = ({ dataTransfer }: DragEvent) => {
      // A text that is dragged within the editor is the editor's.
      if (dataTransfer?.types.includes('Files') === true) setDragging(true);
    };
    const onLeave = ({ relatedTarget, clientX: x, clientY: y }: DragEvent) => {
      // Out of the window, perhaps before the place to drop on was there to notice.
      const isInside = x > 0 && y > 0 && x < window.innerWidth && y < window.innerHeight;
      if (relatedTarget === null && !isInside) setDragging(false);
    };
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragleave', onLeave);
    return () => {
      setDragging(false);
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragleave', onLeave);
    };
  }, [isCovered]);
  if (!isDragging || isCovered) return null;
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
