import { useEffect, useState } from 'react';
import { Icon } from './icon.tsx';

/** How long the button says what became of it, milliseconds. */
const SAID_MS = 2_000;

type Outcome = 'copied' | 'failed';

const WORDS: Readonly<Record<Outcome, string>> = {
  copied: 'Copied',
  failed: 'Not copied: select it and copy it by key',
};

interface CopyButtonProps {
  readonly text: string;
  /** What it copies, for those who do not see where it stands. */
  readonly label: string;
}

/** Copies a text, and says that it has. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  useEffect(() => {
    if (outcome === null) return undefined;
    const timer = setTimeout(() => setOutcome(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('failed');
    }
  };
  return (
    <>
      <button
        type="button"
        className="button quiet square"
        aria-label={label}
        title={label}
        onClick={() => void copy()}
      >
        <Icon name={outcome === 'copied' ? 'check' : 'copy'} size={12} />
      </button>
      <output className={outcome === 'failed' ? undefined : 'only-read-aloud'}>
        {outcome === null ? '' : WORDS[outcome]}
      </output>
    </>
  );
}
