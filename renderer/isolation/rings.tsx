import { ringArcs } from './ring-arcs.ts';
import type { ShownLayer } from './shown-layer.ts';
import type { LayerList } from './use-layer-list.ts';

interface RingsProps {
  readonly layers: readonly ShownLayer[];
  readonly list: LayerList;
  /** While a run is under way. */
  readonly isLive: boolean;
}

/**
 * The rings around the code, each layer an arc. A picture for the pointer: the
 * list beside it says and does all of it for the keyboard and the ear.
 */
export function Rings({ layers, list, isLive }: RingsProps) {
  return (
    <svg
      className={`rings${isLive ? ' live' : ''}`}
      viewBox="-100 -100 200 200"
      aria-hidden="true"
      onPointerLeave={() => list.point(null)}
    >
      {ringArcs(layers).map(({ shown, path }) => {
        const { id } = shown.layer;
        const isFaded = list.only !== null && list.only !== shown.state;
        const marks = `${list.pointed === id ? ' pointed' : ''}${isFaded ? ' faded' : ''}`;
        return (
          <g key={id} onPointerEnter={() => list.point(id)} onClick={() => list.goTo(id)}>
            <path className={`arc ${shown.state}${marks}`} d={path} fill="none" />
            <path className="target" d={path} fill="none" />
          </g>
        );
      })}
      <circle className="code" r="6" />
    </svg>
  );
}
