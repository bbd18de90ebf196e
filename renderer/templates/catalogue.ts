/** The templates, made of their folders. */
import type { SourceFile } from '../../shared/run-request.ts';
import type { DraftLanguage } from '../workspace/workspace.ts';
import { EMPTY, KINDS, SAMPLE, type TemplateKind } from './kinds.ts';

export interface Template {
  /** `python/hello`. */
  readonly id: string;
  readonly language: DraftLanguage & { readonly name: string };
  readonly kind: TemplateKind;
  /** Entry first. */
  readonly files: readonly SourceFile[];
}

/**
 * @param texts path, ending in `LANGUAGE/KIND/FILE` → text
 * @param languages all that there are; the templates come in their order
 */
export function templatesOf(
  texts: Readonly<Record<string, string>>,
  languages: readonly Template['language'][],
): Template[] {
  const folders = new Map<string, SourceFile[]>();
  for (const [path, text] of Object.entries(texts)) {
    const [language, kind, name] = path.split('/').slice(-3);
    if (language === undefined || kind === undefined || name === undefined) continue;
    const id = `${language}/${kind}`;
    folders.set(id, [...(folders.get(id) ?? []), { name, text }]);
  }
  for (const { id, untitled, sample } of languages) {
    folders.set(`${id}/${SAMPLE}`, [{ name: untitled, text: sample }]);
    folders.set(`${id}/${EMPTY}`, [{ name: untitled, text: '' }]);
  }
  return languages.flatMap((language) =>
    KINDS.flatMap((kind) => {
      const id = `${language.id}/${kind.id}`;
      const files = folders.get(id);
      if (files === undefined) return [];
      return [{ id, language, kind, files: withFirst(files, language.untitled) }];
    }),
  );
}

function withFirst(files: readonly SourceFile[], entry: string): SourceFile[] {
  const isEntry = ({ name }: SourceFile) => name === entry;
  return [...files.filter(isEntry), ...files.filter((file) => !isEntry(file))];
}
