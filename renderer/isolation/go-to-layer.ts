/** Brings a layer into sight, with the keyboard at its control. */
export function goToLayer(layerId: string): void {
  const row = document.querySelector<HTMLElement>(`[data-layer="${CSS.escape(layerId)}"]`);
  row?.scrollIntoView({ block: 'center' });
  const control = row?.querySelector<HTMLElement>('select, input') ?? row?.querySelector('button');
  control?.focus({ preventScroll: true });
}
