import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Panel, type PanelProps, usePanelRef } from 'react-resizable-panels';
import { ariaKeys, shownKeys } from '../design/shortcut.ts';
import { Icon } from '../design/icon.tsx';
import {
  FOLDABLE_PANES,
  type FoldablePaneId,
  isFolded,
  paneIsFolded,
  registerPane,
  toggleFold,
  watchFolding,
} from './folding.ts';
import { focusPane } from './panes.ts';

interface FoldablePaneProps extends PanelProps {
  readonly id: FoldablePaneId;
  readonly children: ReactNode;
}

/** A pane that can be folded away; what is in it stays as it is, and cannot be reached meanwhile. */
export function FoldablePane({ id, children, ...panel }: FoldablePaneProps) {
  const handle = usePanelRef();
  const content = useRef<HTMLDivElement>(null);
  const [isAway, setAway] = useState(false);
  useEffect(
    () => (handle.current === null ? undefined : registerPane(id, handle.current)),
    [id, handle],
  );
  return (
    <Panel
      {...panel}
      id={id}
      panelRef={handle}
      collapsible
      collapsedSize={0}
      style={{ overflow: 'hidden' }}
      onResize={({ inPixels }) => {
        const isFolding = inPixels < 1;
        // What is folded away cannot keep the focus, and must not drop it.
        const hasFocus = content.current?.contains(document.activeElement) === true;
        if (isFolding && hasFocus) focusPane('editor');
        setAway(isFolding);
        paneIsFolded(id, isFolding);
      }}
    >
      <div ref={content} className="foldable" inert={isAway}>
        {children}
      </div>
    </Panel>
  );
}

/** Folds a pane away and back, always in sight. */
export function FoldButton({ id }: { id: FoldablePaneId }) {
  const isAway = useSyncExternalStore(watchFolding, () => isFolded(id));
  const pane = FOLDABLE_PANES.find((each) => each.id === id);
  if (pane === undefined) return null;
  const label = `${isAway ? 'Show' : 'Hide'} the ${pane.title}`;
  return (
    <button
      type="button"
      className={`button quiet square fold-${id}`}
      aria-label={label}
      aria-keyshortcuts={ariaKeys(pane.shortcut)}
      title={`${label}: ${shownKeys(pane.shortcut)}`}
      onClick={() => toggleFold(id)}
    >
      <Icon name="fold" />
    </button>
  );
}
