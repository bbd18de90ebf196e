/** The rings around the code as arcs: geometry, pure. */
import { RINGS } from '../../shared/layers/layer.ts';
import type { ShownLayer } from './shown-layer.ts';

export interface RingArc {
  readonly shown: ShownLayer;
  /** An SVG path, around the origin. */
  readonly path: string;
}

const OUTERMOST = 92;
const APART = 12.5;
/** Between two arcs of a ring, along it. */
const GAP = 5;

/** @returns an arc for each layer, the kernel boundary outermost */
export function ringArcs(layers: readonly ShownLayer[]): readonly RingArc[] {
  const rings = RINGS.map(({ id }) => layers.filter((shown) => shown.layer.ring === id));
  return rings
    .filter((ring) => ring.length > 0)
    .flatMap((ring, index) => {
      const radius = OUTERMOST - index * APART;
      return ring.map((shown, place) => ({ shown, path: arcPath(radius, place, ring.length) }));
    });
}

function arcPath(radius: number, place: number, places: number): string {
  const turn = (2 * Math.PI) / places;
  const gap = GAP / radius;
  const begin = -Math.PI / 2 + place * turn + gap / 2;
  const end = begin + turn - gap;
  const large = end - begin > Math.PI ? 1 : 0;
  return `M${point(radius, begin)} A${radius} ${radius} 0 ${large} 1 ${point(radius, end)}`;
}

function point(radius: number, angle: number): string {
  return `${(radius * Math.cos(angle)).toFixed(2)} ${(radius * Math.sin(angle)).toFixed(2)}`;
}
