import './ready-sandboxes.css';
import { useId, useState } from 'react';
import type { ParkingStatus } from '../../shared/parking.ts';
import { Icon } from '../design/icon.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { formatBytes } from '../run/figures.ts';

/** What waits for the next runs, and what it takes of this machine. */
export function ReadySandboxes() {
  const { parking, engine } = useDesk().state;
  const [isOpen, setIsOpen] = useState(false);
  const explanationId = useId();
  if (parking === null || engine?.state !== 'ready') return null;
  return (
    <div className="ready-sandboxes">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={explanationId}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name="chevron" size={12} />
        {inFewWords(parking)}
      </button>
      <p id={explanationId} hidden={!isOpen}>
        {parking.obstacle ?? 'Sandboxes are started ahead while you write.'} A sandbox that waits is
        empty, has every layer in force that is asked for, and its evidence read. It serves one run
        and is removed; unused, it is let go after ten minutes. What weakens it needs your consent
        first, and so is never started ahead. The figure is the memory used inside; the engine keeps
        a small process of its own for each.
      </p>
    </div>
  );
}

function inFewWords({ ready, memoryBytes, obstacle }: ParkingStatus): string {
  if (ready === 0) return obstacle === null ? 'No sandbox ready yet' : 'None started ahead';
  const some = ready === 1 ? '1 sandbox ready' : `${ready} sandboxes ready`;
  return memoryBytes === null ? some : `${some} · ${formatBytes(memoryBytes)}`;
}
