import type { Beginning } from '../workspace/open-snippet.ts';
import type { DraftLanguage } from '../workspace/workspace.ts';
import { type Template, templatesOf } from './catalogue.ts';
import { SAMPLE } from './kinds.ts';

/** A template as a draft begins with it: the language's sample goes by no name. */
export function asBeginning({ kind, files }: Pick<Template, 'kind' | 'files'>): Beginning {
  return { id: kind.id === SAMPLE ? '' : kind.id, files, settings: kind.settings };
}

/**
 * What a draft of an earlier window began as.
 *
 * @param id as `asBeginning` gives it
 * @returns null where there is no such template any more
 */
export async function beginningOf(language: DraftLanguage, id: string): Promise<Beginning | null> {
  // They are no part of what is loaded at once.
  const { TEMPLATE_TEXTS } = await import('./template-texts.ts');
  const templates = templatesOf(TEMPLATE_TEXTS, [{ ...language, name: language.id }]);
  const template = templates.find(({ kind }) => kind.id === (id === '' ? SAMPLE : id));
  return template === undefined ? null : asBeginning(template);
}
