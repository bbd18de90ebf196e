import './hidden-note.css';
import { Icon } from '../design/icon.tsx';
import { useDesk } from '../desk/desk-context.ts';
import type { Hidden } from './hidden-count.ts';
import { useOutputView } from './use-output-view.ts';

/** Says that something was printed that cannot be seen, and shows it. */
export function HiddenNote() {
  const { output } = useDesk();
  const { hidden, isRaw } = useOutputView();
  const words = hiddenWords(hidden);
  if (words === null || isRaw) return null;
  return (
    <button type="button" className="button quiet hidden-note" onClick={() => output.showRaw(true)}>
      <Icon name="warning" size={13} />
      <span className="words">{words}</span>
      <span className="dot" aria-hidden="true">
        ·
      </span>
      <span className="show">Show raw</span>
    </button>
  );
}

function hiddenWords({ sequences, characters }: Hidden): string | null {
  const parts = [
    sequences > 0 && counted(sequences, 'sequence'),
    characters > 0 && counted(characters, 'character'),
  ].filter((part) => part !== false);
  return parts.length === 0 ? null : `${parts.join(' and ')} had no effect`;
}

const counted = (count: number, what: string): string =>
  `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
