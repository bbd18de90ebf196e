import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { checkFileName } from '../../shared/file-name.ts';
import { failureOf } from '../../shared/outcome.ts';

interface NameFieldProps {
  readonly label: string;
  readonly name: string;
  readonly onDone: (name: string) => void;
  readonly onCancel: () => void;
}

/** A file's name being changed in its place: Enter takes it, Escape leaves it as it was. */
export function NameField({ label, name, onDone, onCancel }: NameFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(name);
  const problem = problemOf(typed);

  useEffect(() => {
    const ending = name.lastIndexOf('.');
    field.current?.focus();
    field.current?.setSelectionRange(0, ending > 0 ? ending : name.length);
  }, [name]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && problem === null) onDone(typed);
    else if (event.key === 'Escape') onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <input
      ref={field}
      className="input tab-field"
      aria-label={label}
      aria-invalid={problem !== null}
      title={problem ?? undefined}
      spellCheck={false}
      autoComplete="off"
      value={typed}
      size={Math.max(8, typed.length)}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => (problem === null ? onDone(typed) : onCancel())}
    />
  );
}

function problemOf(name: string): string | null {
  try {
    checkFileName(name);
    return null;
  } catch (error) {
    return failureOf(error).sentence;
  }
}
