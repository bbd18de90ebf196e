import { ringArcs } from './ring-arcs.ts';
import type { ShownLayer } from './shown-layer.ts';

/** The rings around the code, each layer an arc; the same is said in words beside it. */
export function Rings({ layers }: { layers: readonly ShownLayer[] }) {
  return (
    <svg className="rings" viewBox="-100 -100 200 200" aria-hidden="true">
      {ringArcs(layers).map(({ shown, path }) => (
        <path key={shown.layer.id} className={`arc ${shown.state}`} d={path} fill="none" />
      ))}
      <circle className="code" r="6" />
    </svg>
  );
}
