import './sidebar.css';
import { useState } from 'react';
import { DropZone } from 'react-aria-components/DropZone';
import { RecentRuns } from '../history/recent-runs.tsx';
import { SnippetList } from './snippet-list.tsx';
import { useTakeFiles } from './use-take-files.ts';

/** What there is to work on, and what was run. Files dropped here are opened. */
export function Sidebar() {
  const take = useTakeFiles();
  const [showsAll, setShowsAll] = useState(false);
  return (
    <aside className="sidebar" aria-label="Programs and runs" data-pane="sidebar">
      <DropZone
        className="sidebar-drop"
        aria-label="Files dropped or pasted here are opened"
        onDrop={({ items }) => {
          const files = items.filter((item) => item.kind === 'file');
          void Promise.all(files.map((item) => item.getFile())).then(take);
        }}
      >
        <SnippetList />
      </DropZone>
      <RecentRuns showsAll={showsAll} onShowAll={() => setShowsAll(true)} />
    </aside>
  );
}
