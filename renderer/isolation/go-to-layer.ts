import { unfold } from '../desk/folding.ts';

/** Brings a layer into sight, with the keyboard at its control; a panel that is folded away comes back first. */
export function goToLayer(layerId: string): void {
  if (unfold('isolation')) requestAnimationFrame(() => requestAnimationFrame(() => go(layerId)));
  else go(layerId);
}

function go(layerId: string): void {
  const row = document.querySelector<HTMLElement>(`[data-layer="${CSS.escape(layerId)}"]`);
  row?.scrollIntoView({ block: 'center' });
  const control = row?.querySelector<HTMLElement>('select, input') ?? row?.querySelector('button');
  control?.focus({ preventScroll: true });
}
