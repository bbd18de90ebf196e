import { useId } from 'react';
import { useDesk } from '../desk/desk-context.ts';
import { languageOf } from '../desk/desk-state.ts';
import { formatSize, sizeError } from './levels.ts';
import type { ShownLayer } from './shown-layer.ts';
import { SizeSlider } from './size-slider.tsx';
import { type SizeMark, sizeMarks } from './size-stops.ts';

interface SizeFieldProps {
  readonly shown: ShownLayer;
  readonly onChange: (level: string) => void;
}

/** A layer's size, by slider and by number. What is out of range stays as it was typed, and is said to be wrong. */
export function SizeField({ shown, onChange }: SizeFieldProps) {
  const { layer, level } = shown;
  const errorId = useId();
  const error = sizeError(layer, level);
  return (
    <span className="size">
      <SizeSlider shown={shown} marks={useSizeMarks(shown)} onChange={onChange} />
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

/** Sizes with a meaning of their own, each a button that sets it. */
export function SizeMarks({ shown, onChange }: SizeFieldProps) {
  const { layer } = shown;
  return (
    <span className="size-marks">
      {useSizeMarks(shown).map(({ size, title }) => (
        <button key={title} type="button" className="button" onClick={() => onChange(String(size))}>
          {title}: {formatSize(layer, size)}
        </button>
      ))}
    </span>
  );
}

function useSizeMarks({ layer }: ShownLayer): readonly SizeMark[] {
  const language = languageOf(useDesk().state);
  const raised = language?.raisedDefaults[layer.id];
  return sizeMarks(
    layer,
    language === null || raised === undefined ? null : { name: language.name, raised },
  );
}
