/** How each language is indented: as the person has chosen, else as the file has it, else as is usual. */
import { useSyncExternalStore } from 'react';
import type { Indentation } from '../formatting/format-request.ts';
import { remember, remembered } from '../workspace/remembered.ts';

export const WIDTHS = [2, 3, 4, 8] as const;

/** Where it is not four spaces; by Monaco's ids. */
const USUAL: Readonly<Record<string, Indentation>> = {
  go: { usesTabs: true, width: 4 },
  javascript: { usesTabs: false, width: 2 },
  lua: { usesTabs: false, width: 2 },
  ruby: { usesTabs: false, width: 2 },
  shell: { usesTabs: false, width: 2 },
  typescript: { usesTabs: false, width: 2 },
};

/** What the language's people are used to. */
export function usualIndentation(languageId: string): Indentation {
  const usual = Object.hasOwn(USUAL, languageId) ? USUAL[languageId] : undefined;
  return usual ?? { usesTabs: false, width: 4 };
}

/** What was kept of a choice: `tabs 4`, `spaces 2`. @returns null for anything else */
export function parseIndentation(kept: string | null): Indentation | null {
  const [, kind, width] = /^(tabs|spaces) ([1-8])$/.exec(kept ?? '') ?? [];
  return kind === undefined ? null : { usesTabs: kind === 'tabs', width: Number(width) };
}

export function keptIndentation({ usesTabs, width }: Indentation): string {
  return `${usesTabs ? 'tabs' : 'spaces'} ${width}`;
}

/** For people: `Spaces: 4`. */
export function shownIndentation({ usesTabs, width }: Indentation): string {
  return `${usesTabs ? 'Tabs' : 'Spaces'}: ${width}`;
}

const listeners = new Set<() => void>();
const keyOf = (languageId: string): string => `indentation.${languageId}`;

/** @param chosen null to go by each file again */
export function chooseIndentation(languageId: string, chosen: Indentation | null): void {
  remember(keyOf(languageId), chosen === null ? 'detected' : keptIndentation(chosen));
  for (const listener of listeners) listener();
}

/** What the person has chosen for a language; null while each file is gone by. */
export function useChosenIndentation(languageId: string): Indentation | null {
  // As text: it stays the same value as long as nothing else was chosen.
  const kept = useSyncExternalStore(subscribe, () => remembered(keyOf(languageId)));
  return parseIndentation(kept);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
