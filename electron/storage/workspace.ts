/** The person's files: plain text files in one folder, never lost, never overwritten by half. */
import type { Stats } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { SourceFile } from '../../shared/contract.ts';
import { checkFileName } from '../../shared/file-name.ts';
import { GloveboxError } from '../../shared/outcome.ts';
import { isPending, writeAtomically } from './atomic-file.ts';

/** Larger than any program; what is pasted by mistake must still be kept. */
const LARGEST_FILE_BYTES = 8 * 1024 * 1024;

const ALPHABET = new Intl.Collator('en', { numeric: true });

export class Workspace {
  readonly #folder: string;
  /** One write of a name after the other: the last one given is the one that stays. */
  readonly #writes = new Map<string, Promise<void>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Names in the order of the alphabet, `2` before `10`. Not in the order in which
   * the files were made: each save makes its file anew, and the list would jump.
   */
  async list(): Promise<readonly string[]> {
    const names = (await readdir(this.#folder)).filter((name) => !isPending(name));
    const looked = await Promise.all(
      names.map(async (name) => ({ name, found: await this.#look(name) })),
    );
    return looked
      .flatMap(({ name, found }) => (found?.isFile() ? [name] : []))
      .toSorted(ALPHABET.compare);
  }

  /** @throws GloveboxError `not-found`, or `bad-input` for a file that is no text */
  async read(name: string): Promise<SourceFile> {
    checkFileName(name);
    try {
      const bytes = await readFile(path.join(this.#folder, name));
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      return { name, text };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        throw new GloveboxError('not-found', `There is no file “${name}” in the workspace.`);
      }
      if (error instanceof TypeError) {
        throw new GloveboxError('bad-input', `“${name}” is not UTF-8 text; it is left as it is.`);
      }
      throw error;
    }
  }

  /** Resolves when the text is safely on the disk. @throws GloveboxError `bad-input`, `disk-full` */
  async write({ name, text }: SourceFile): Promise<void> {
    checkFileName(name);
    if (!text.isWellFormed()) {
      throw new GloveboxError(
        'bad-input',
        `“${name}” has half a surrogate pair and cannot be saved as text; remove the broken character.`,
      );
    }
    if (Buffer.byteLength(text) > LARGEST_FILE_BYTES) {
      throw new GloveboxError('bad-input', `“${name}” is larger than 8 MiB and cannot be saved.`);
    }
    const before = this.#writes.get(name) ?? Promise.resolve();
    const write = before.then(() => this.#write(name, text));
    const settled = write.catch(() => {});
    this.#writes.set(name, settled);
    try {
      await write;
    } finally {
      if (this.#writes.get(name) === settled) this.#writes.delete(name);
    }
  }

  /** Null for what is gone since it was listed, and for a link that leads nowhere. */
  async #look(name: string): Promise<Stats | null> {
    try {
      return await stat(path.join(this.#folder, name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async #write(name: string, text: string): Promise<void> {
    try {
      await writeAtomically(path.join(this.#folder, name), text);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOSPC' && code !== 'EDQUOT') throw error;
      throw new GloveboxError('disk-full', `The disk is full: “${name}” could not be saved.`, {
        cause: error,
      });
    }
  }
}
