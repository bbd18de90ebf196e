/**
 * Panes that can be folded away, and the keys that do it. Apart from the page's
 * state: how wide a pane is belongs to the library that lays them out, and this
 * is only its word on it.
 */
import type { PanelImperativeHandle } from 'react-resizable-panels';
import type { Shortcut } from '../design/shortcut.ts';

export const FOLDABLE_PANES = [
  {
    id: 'sidebar',
    title: 'list of programs and runs',
    shortcut: { key: 'b', command: true },
  },
  { id: 'output', title: 'output', shortcut: { key: 'j', command: true } },
  {
    id: 'isolation',
    title: 'isolation panel',
    shortcut: { key: 'b', command: true, alt: true },
  },
] as const satisfies readonly {
  readonly id: string;
  readonly title: string;
  readonly shortcut: Shortcut;
}[];

export type FoldablePaneId = (typeof FOLDABLE_PANES)[number]['id'];

const handles = new Map<FoldablePaneId, PanelImperativeHandle>();
const folded = new Set<FoldablePaneId>();
const listeners = new Set<() => void>();

/** @returns a function that forgets the pane */
export function registerPane(id: FoldablePaneId, handle: PanelImperativeHandle): () => void {
  handles.set(id, handle);
  return () => handles.delete(id);
}

/** The pane's word that it is folded now, or is not. */
export function paneIsFolded(id: FoldablePaneId, isFolded: boolean): void {
  if (folded.has(id) === isFolded) return;
  if (isFolded) folded.add(id);
  else folded.delete(id);
  for (const listener of listeners) listener();
}

export const isFolded = (id: FoldablePaneId): boolean => folded.has(id);

export function watchFolding(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function toggleFold(id: FoldablePaneId): void {
  if (!unfold(id)) handles.get(id)?.collapse();
}

/** @returns whether it was folded, and so comes back */
export function unfold(id: string): boolean {
  const pane = FOLDABLE_PANES.find((each) => each.id === id);
  if (pane === undefined || !folded.has(pane.id)) return false;
  handles.get(pane.id)?.expand();
  return true;
}
