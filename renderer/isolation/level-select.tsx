import type { ShownLayer } from './shown-layer.ts';

interface LevelSelectProps {
  readonly shown: ShownLayer;
  readonly onChange: (level: string) => void;
}

/** A layer's named levels, the strongest first. */
export function LevelSelect({ shown, onChange }: LevelSelectProps) {
  const { layer, level } = shown;
  return (
    <select
      className={`select level${shown.lowered ? ' lowered' : ''}`}
      aria-label={`Level of ${layer.title}`}
      value={level}
      onChange={(event) => onChange(event.target.value)}
    >
      {layer.levels.map((each) => (
        <option key={each.id} value={each.id} title={each.description}>
          {each.id}
        </option>
      ))}
    </select>
  );
}
