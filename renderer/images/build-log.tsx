import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useDesk } from '../desk/desk-context.ts';

/** Nearer to the end than this, in pixels, a reader wants to see what comes. */
const NEAR = 24;

/** The log of an image's making, for whoever wants to see it. Follows its end, unless it was scrolled away from there. */
export function BuildLog({ languageId }: { languageId: string }) {
  const { buildLogs } = useDesk();
  const lines = useSyncExternalStore(buildLogs.subscribe, () => buildLogs.of(languageId));
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLPreElement>(null);
  const follows = useRef(true);

  useEffect(() => {
    const element = place.current;
    if (element !== null && follows.current) element.scrollTop = element.scrollHeight;
  });

  if (lines.length === 0) return null;
  return (
    <details
      className="build-log"
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
      }}
    >
      <summary>{isOpen ? 'Hide the log' : 'Show the log'}</summary>
      {isOpen && (
        <pre
          ref={place}
          // It is longer than its place: keys scroll it.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          aria-label="Log of the image’s making"
          onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
            follows.current = scrollTop + clientHeight > scrollHeight - NEAR;
          }}
        >
          {lines.join('\n')}
        </pre>
      )}
    </details>
  );
}
