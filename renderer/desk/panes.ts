/** The page's panes as F6 goes through them: each element marked `data-pane` stands for one. */
import { unfold } from './folding.ts';

export const PANES = [
  { id: 'editor', title: 'Editor' },
  { id: 'output', title: 'Output' },
  { id: 'input', title: 'Standard input' },
  { id: 'isolation', title: 'Isolation layers' },
  { id: 'sidebar', title: 'Programs and runs' },
] as const;

const FOCUSABLE = 'textarea, input, select, button, [tabindex="0"], [contenteditable="true"]';

/** @param step 1 for the next pane, -1 for the one before */
export function focusNextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(canTakeFocus);
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = here === -1 ? 0 : (here + step + panes.length) % panes.length;
  const pane = panes[next];
  if (pane !== undefined) giveFocus(pane);
}

/** Goes to a pane; one that is folded away comes back first, and can take the focus two frames later. */
export function focusPane(id: (typeof PANES)[number]['id']): void {
  if (unfold(id)) requestAnimationFrame(() => requestAnimationFrame(() => focusNow(id)));
  else focusNow(id);
}

function focusNow(id: string): void {
  const pane = document.querySelector<HTMLElement>(`[data-pane='${id}']`);
  if (pane !== null && canTakeFocus(pane)) giveFocus(pane);
}

function giveFocus(pane: HTMLElement): void {
  if (pane.matches(FOCUSABLE)) pane.focus();
  else (pane.querySelector<HTMLElement>(FOCUSABLE) ?? pane).focus();
}

function canTakeFocus(pane: HTMLElement): boolean {
  const isAway = pane.matches(':disabled') || pane.closest('[inert]') !== null;
  return !isAway && pane.getClientRects().length > 0;
}
