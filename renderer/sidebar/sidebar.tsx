import './sidebar.css';
import { useState } from 'react';
import { DropZone } from 'react-aria-components/DropZone';
import { RecentRuns } from '../history/recent-runs.tsx';
import { SnippetList } from './snippet-list.tsx';
import { useTakeDropped } from './use-take-dropped.ts';

/** What there is to work on, and what was run. Files pasted here are opened, and dropped ones anywhere. */
export function Sidebar() {
  const take = useTakeDropped();
  const [showsAll, setShowsAll] = useState(false);
  return (
    <aside className="sidebar" aria-label="Programs and runs" data-pane="sidebar">
      <DropZone
        className="sidebar-drop"
        aria-label="Files pasted here are opened"
        onDrop={({ items }) => void take(items)}
      >
        <SnippetList />
      </DropZone>
      <RecentRuns showsAll={showsAll} onShowAll={() => setShowsAll(true)} />
    </aside>
  );
}
