import { useEffect, useState } from 'react';
import { useDesk } from '../desk/desk-context.ts';

/** How long the button says that it has copied. */
const COPIED_MS = 2_000;

/** The docker run line that gives the same confinement, to read and to copy. */
export function EquivalentCommand() {
  const line = useEquivalentCommand();
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  if (line === null) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(line);
    setCopied(true);
  };
  return (
    <section className="equivalent" aria-labelledby="equivalent-title">
      <div>
        <h3 id="equivalent-title">The same with docker run</h3>
        <button type="button" className="button quiet" onClick={() => void copy()}>
          <span aria-live="polite">{copied ? 'Copied' : 'Copy'}</span>
        </button>
      </div>
      <code>{line}</code>
    </section>
  );
}

/** Null until it is known, and where the levels as typed make no sandbox. */
function useEquivalentCommand(): string | null {
  const { door, state } = useDesk();
  const { languageId, presetId, levels, engine } = state;
  const [line, setLine] = useState<string | null>(null);

  useEffect(() => {
    if (languageId === null || engine === null) return undefined;
    let isWanted = true;
    const ask = async () => {
      const input = { language: languageId, preset: presetId, levels, form: 'docker' as const };
      const explained = await door.call('explain', input);
      // A slower answer to an earlier question is no answer to this one.
      if (isWanted) setLine(explained.ok ? explained.value.text : null);
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [door, languageId, presetId, levels, engine]);

  return line;
}
