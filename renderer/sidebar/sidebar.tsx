import './sidebar.css';
import { type DragEvent, useState } from 'react';
import { RecentRuns } from '../history/recent-runs.tsx';
import { SnippetList } from './snippet-list.tsx';
import { useTakeFiles } from './use-take-files.ts';

/** What there is to work on, and what was run. Files dropped here are opened. */
export function Sidebar() {
  const take = useTakeFiles();
  const [isOver, setIsOver] = useState(false);
  const [showsAll, setShowsAll] = useState(false);

  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setIsOver(true);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void take(event.dataTransfer.files);
  };
  return (
    <aside
      className={isOver ? 'sidebar over' : 'sidebar'}
      aria-label="Programs and runs"
      data-pane="sidebar"
      onDragOver={onDragOver}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      <SnippetList />
      <RecentRuns showsAll={showsAll} onShowAll={() => setShowsAll(true)} />
    </aside>
  );
}
