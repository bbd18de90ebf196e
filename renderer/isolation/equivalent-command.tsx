import './equivalent-command.css';
import { useEffect, useRef, useState } from 'react';
import type { ExplainForm, Explanation } from '../../shared/explain/explanation.ts';
import { useDesk } from '../desk/desk-context.ts';
import { askedLevels } from '../presets/own-presets.ts';

/** How long the button says that it has copied. */
const COPIED_MS = 2_000;

const FORMS: readonly { readonly id: ExplainForm; readonly name: string; readonly as: string }[] = [
  { id: 'docker', name: 'docker run', as: 'with docker run' },
  { id: 'compose', name: 'Compose', as: 'as a Compose file' },
  { id: 'kubernetes', name: 'Kubernetes', as: 'as a Kubernetes pod' },
];

/** The same confinement in other tools' words, to read and to copy. */
export function EquivalentCommand() {
  const [form, setForm] = useState<ExplainForm>('docker');
  const explained = useExplanation(form);
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  if (explained === null) return null;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(explained.text);
      setCopied(true);
    } catch {
      // Not every browser lets a page do it: marked, it is one key away.
      field.current?.select();
    }
  };
  const title = `The same ${FORMS.find(({ id }) => id === form)?.as ?? ''}`;
  return (
    <section className="equivalent" aria-labelledby="equivalent-title">
      <div>
        <h3 id="equivalent-title">{title}</h3>
        <select
          className="select"
          aria-label="Tool"
          value={form}
          onChange={(event) => {
            const chosen = FORMS.find(({ id }) => id === event.target.value);
            if (chosen !== undefined) setForm(chosen.id);
          }}
        >
          {FORMS.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <button type="button" className="button quiet" onClick={() => void copy()}>
          <span aria-live="polite">{copied ? 'Copied' : 'Copy'}</span>
        </button>
      </div>
      {/* A field: what is too long for it can be scrolled and marked by keyboard too. */}
      <textarea
        ref={field}
        readOnly
        spellCheck={false}
        rows={7}
        aria-label={title}
        value={explained.text}
      />
      {explained.remarks.length > 0 && (
        <details>
          <summary>
            {explained.remarks.length === 1
              ? '1 thing that it does not say'
              : `${explained.remarks.length} things that it does not say`}
          </summary>
          <ul>
            {explained.remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** Null until it is known, and where the levels as typed make no sandbox. */
function useExplanation(form: ExplainForm): Explanation | null {
  const { door, state } = useDesk();
  const { languageId, engine } = state;
  const [explained, setExplained] = useState<Explanation | null>(null);
  const asked = JSON.stringify(askedLevels(state));

  useEffect(() => {
    if (languageId === null || engine === null) return undefined;
    let isWanted = true;
    const ask = async () => {
      const { preset, levels } = JSON.parse(asked) as ReturnType<typeof askedLevels>;
      const answer = await door.call('explain', { language: languageId, preset, levels, form });
      // A slower answer to an earlier question is no answer to this one.
      if (isWanted) setExplained(answer.ok ? answer.value : null);
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [door, languageId, asked, form, engine]);

  return explained;
}
