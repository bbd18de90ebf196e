import { useId } from 'react';
import { sizeError } from './levels.ts';
import type { ShownLayer } from './shown-layer.ts';

interface SizeFieldProps {
  readonly shown: ShownLayer;
  readonly onChange: (level: string) => void;
}

/** A layer's size. What is out of range stays as it was typed, and is said to be wrong. */
export function SizeField({ shown, onChange }: SizeFieldProps) {
  const { layer, level } = shown;
  const errorId = useId();
  const error = sizeError(layer, level);
  return (
    <span className="size">
      <input
        className="input level"
        inputMode="decimal"
        autoComplete="off"
        aria-label={`${layer.title} in ${layer.unit}`}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : errorId}
        value={level}
        onChange={(event) => onChange(event.target.value)}
      />
      <span className="unit" aria-hidden="true">
        {layer.unit}
      </span>
      {error !== null && (
        <span id={errorId} className="error" role="alert">
          {error}
        </span>
      )}
    </span>
  );
}
