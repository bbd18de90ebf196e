import type { ShownLayer } from './shown-layer.ts';

/** A ring in a few words: what is open of it, or how many of its layers hold. */
export function ringCount(layers: readonly ShownLayer[]): string {
  const count = (...states: readonly ShownLayer['state'][]) =>
    layers.filter(({ state }) => states.includes(state)).length;
  const open = count('open', 'asked-open');
  if (open > 0) return `${open} open`;
  const held = count('enforced', 'asked');
  const judged = layers.some(({ account }) => account !== null);
  return `${held} of ${layers.length}${judged ? '' : ' asked for'}`;
}
