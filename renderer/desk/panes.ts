/** The page's panes as F6 goes through them: each element marked `data-pane` stands for one. */
const FOCUSABLE = 'textarea, input, select, button, [tabindex="0"], [contenteditable="true"]';

/** @param step 1 for the next pane, -1 for the one before */
export function focusNextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(canTakeFocus);
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = here === -1 ? 0 : (here + step + panes.length) % panes.length;
  const pane = panes[next];
  if (pane === undefined) return;
  if (pane.matches(FOCUSABLE)) pane.focus();
  else (pane.querySelector<HTMLElement>(FOCUSABLE) ?? pane).focus();
}

function canTakeFocus(pane: HTMLElement): boolean {
  return !pane.matches(':disabled') && pane.getClientRects().length > 0;
}
