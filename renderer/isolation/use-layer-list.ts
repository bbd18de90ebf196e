import { useState } from 'react';
import type { ShownState } from './layer-states.ts';
import { countStates, type ShownLayer } from './shown-layer.ts';

/** What of the list of layers is shown, opened and pointed at. */
export interface LayerList {
  readonly listed: readonly ShownLayer[];
  /** The one state that is listed; null for all. */
  readonly only: ShownState | null;
  /** The layer under the pointer or with the focus, in the picture or in the list. */
  readonly pointed: string | null;
  isOpen(layerId: string): boolean;
  listOnly(state: ShownState | null): void;
  point(layerId: string | null): void;
  toggle(layerId: string): void;
  /** Shows a layer's evidence, and goes there. */
  goTo(layerId: string): void;
}

export function useLayerList(layers: readonly ShownLayer[]): LayerList {
  const [chosen, setChosen] = useState<ShownState | null>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  // A state that no layer is in any more hides nothing.
  const only = chosen !== null && countStates(layers).has(chosen) ? chosen : null;
  return {
    listed: only === null ? layers : layers.filter(({ state }) => state === only),
    only,
    pointed,
    isOpen: (id) => opened.has(id),
    listOnly: setChosen,
    point: setPointed,
    toggle: (id) => setOpened(opened.has(id) ? without(opened, id) : new Set([...opened, id])),
    goTo(id) {
      setChosen(null);
      setOpened(new Set([...opened, id]));
      // When it is there and open.
      requestAnimationFrame(() => {
        const button = document.getElementById(expandId(id));
        button?.focus({ preventScroll: true });
        button?.closest('fieldset')?.scrollIntoView({ block: 'nearest' });
      });
    },
  };
}

/** Of the button that opens a layer's evidence. */
export const expandId = (layerId: string): string => `layer-${layerId}`;

const without = (set: ReadonlySet<string>, id: string): ReadonlySet<string> =>
  new Set([...set].filter((each) => each !== id));
