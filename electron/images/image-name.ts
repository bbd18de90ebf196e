/** Names of our images: what an image is built from is in its tag. Pure but for reading the sources. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Every image of ours begins so; nothing else is ever exported, imported or removed. */
export const IMAGE_PREFIX = 'glovebox/';

/** Files beside a Dockerfile that describe the language and are not part of its image. */
const NOT_BUILT = /^(manifest\.json|sample\..*|README\.md)$/;

export interface SourceTree {
  /** Path inside the build context → content and mode. */
  readonly files: ReadonlyMap<string, { readonly content: Buffer; readonly mode: number }>;
}

/**
 * What an image is built from.
 *
 * @param folders folder on disk → where its content stands in the build context
 */
export function readSources(folders: ReadonlyMap<string, string>): SourceTree {
  const files = new Map<string, { content: Buffer; mode: number }>();
  for (const [folder, prefix] of folders) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
      const file = path.join(folder, name);
      const found = statSync(file);
      if (!found.isFile() || NOT_BUILT.test(path.basename(name))) continue;
      const mode = found.mode & 0o111 ? 0o755 : 0o644;
      files.set(path.posix.join(prefix, name.split(path.sep).join('/')), {
        content: readFileSync(file),
        mode,
      });
    }
  }
  return { files };
}

/**
 * The name of an image: its tag is the hash of its sources and of what it stands on.
 *
 * @param kind `base`, or a language's id
 * @param foundation the name of the image below
 */
export function imageName(kind: string, sources: SourceTree, foundation: string): string {
  const hash = createHash('sha256').update(foundation);
  for (const [file, { content, mode }] of sources.files) {
    hash.update(`\0${file}\0${mode}\0${content.length}\0`).update(content);
  }
  return `${IMAGE_PREFIX}${kind}:${hash.digest('hex').slice(0, 12)}`;
}
