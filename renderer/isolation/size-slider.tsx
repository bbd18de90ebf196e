import './size-slider.css';
import type { CSSProperties } from 'react';
import { formatSize } from './levels.ts';
import type { ShownLayer } from './shown-layer.ts';
import { nearestStop, type SizeMark, sizeStops } from './size-stops.ts';

interface SizeSliderProps {
  readonly shown: ShownLayer;
  readonly marks: readonly SizeMark[];
  readonly onChange: (level: string) => void;
}

/**
 * A size by ratio. The browser's own slider: its keys, its touch and its forced
 * colours are what people know, and it costs the page nothing.
 */
export function SizeSlider({ shown, marks, onChange }: SizeSliderProps) {
  const { layer, level } = shown;
  const stops = sizeStops(layer, marks);
  const size = Number(level);
  if (stops.length < 2 || !(size > 0)) return <span className="size-slider" />;
  const last = stops.length - 1;
  const at = nearestStop(stops, size);
  const place = (index: number) => ({ '--at': index / last }) as CSSProperties;
  return (
    <span className="size-slider" style={place(at)}>
      {marks.map(({ size: mark, title }) => (
        <span key={title} className="tick" style={place(stops.indexOf(mark))} aria-hidden="true" />
      ))}
      <input
        type="range"
        min={0}
        max={last}
        step={1}
        value={at}
        aria-label={`${layer.title}, by steps`}
        aria-valuetext={formatSize(layer, level)}
        title={marks.map((mark) => `${mark.title}: ${formatSize(layer, mark.size)}`).join('\n')}
        onChange={(event) => onChange(String(stops[Number(event.target.value)] ?? size))}
      />
    </span>
  );
}
