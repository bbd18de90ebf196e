/** One snippet's folder: `snippet.json`, `files/NAME`, and `removed/…` for what was taken away. */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import type { SourceFile } from '../../../shared/run-request.ts';
import { GloveboxError, failureOf } from '../../../shared/outcome.ts';
import type { Snippet, SnippetFile } from '../../../shared/workspace.ts';
import { isPending, writeAtomically } from '../atomic-file.ts';
import {
  orderFiles,
  parseRecord,
  recordOfFiles,
  recordText,
  type SnippetRecord,
} from './snippet-record.ts';
import { readText, revisionOf, writeText } from './text-file.ts';

const RECORD = 'snippet.json';

/** A record, or null for one that is not ours to touch, and what a person should know of it. */
export interface FoundRecord {
  readonly record: SnippetRecord | null;
  readonly remark: string | null;
}

export class SnippetFolder {
  readonly id: string;
  readonly place: string;
  readonly #files: string;

  constructor(id: string, place: string) {
    this.id = id;
    this.place = place;
    this.#files = path.join(place, 'files');
  }

  async make(): Promise<void> {
    await mkdir(this.#files, { recursive: true, mode: 0o700 });
  }

  /** Names of the files that are there, in no order. @throws GloveboxError `not-found` */
  async present(): Promise<string[]> {
    const entries = await readdir(this.#files, { withFileTypes: true }).catch(asNotFound);
    return entries.filter((it) => it.isFile() && !isPending(it.name)).map(({ name }) => name);
  }

  /** The whole snippet. @throws GloveboxError `not-found` */
  async read({ language, fileNames, settings }: SnippetRecord): Promise<Snippet> {
    const files: SnippetFile[] = [];
    const unreadable: { name: string; sentence: string }[] = [];
    for (const name of orderFiles(await this.present(), fileNames)) {
      try {
        const text = await readText(this.#files, name);
        files.push({ name, text, revision: revisionOf(text) });
      } catch (error) {
        unreadable.push({ name, sentence: failureOf(error).sentence });
      }
    }
    return { id: this.id, language, files, unreadable, settings };
  }

  /** The revision of a file's text; null when there is no such file. */
  async revision(name: string): Promise<string | null> {
    if (!(await this.present()).includes(name)) return null;
    return revisionOf(await readText(this.#files, name));
  }

  async write({ name, text }: SourceFile): Promise<void> {
    await writeText(this.#files, name, text);
  }

  async rename(name: string, to: string): Promise<void> {
    await rename(path.join(this.#files, name), path.join(this.#files, to)).catch(asNotFound);
  }

  /** Takes over a file from elsewhere on the same disk. */
  async adopt(file: string): Promise<void> {
    await rename(file, path.join(this.#files, path.basename(file)));
  }

  /** Takes a file away; it is kept under `removed/`. */
  async setAside(name: string): Promise<void> {
    const removed = path.join(this.place, 'removed');
    await mkdir(removed, { recursive: true, mode: 0o700 });
    await rename(path.join(this.#files, name), path.join(removed, `${randomUUID()}-${name}`));
  }

  /**
   * The snippet's record. One that is lost is made anew from the files, one
   * that is damaged is set aside first, one of a newer version is left alone.
   *
   * @param languageOf the language's id for an entry of this name
   * @throws GloveboxError `not-found` where there is no such snippet
   */
  async record(languageOf: (fileName: string) => string): Promise<FoundRecord> {
    const file = path.join(this.place, RECORD);
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    });
    const read = text === null ? null : parseRecord(text);
    if (read?.state === 'read') return { record: read.record, remark: null };
    if (read?.state === 'newer') {
      const remark = `A snippet was made by a newer Glovebox (form ${read.version}); it is left as it is in ${this.place}.`;
      return { record: null, remark };
    }
    const present = orderFiles(await this.present(), []);
    const [entry = ''] = present;
    const { birthtimeMs } = await stat(this.place);
    const record = recordOfFiles(present, languageOf(entry), birthtimeMs);
    const remark = text === null ? null : await this.#setRecordAside(file, entry);
    await this.writeRecord(record);
    return { record, remark };
  }

  async writeRecord(record: SnippetRecord): Promise<void> {
    await writeAtomically(path.join(this.place, RECORD), recordText(record));
  }

  async #setRecordAside(file: string, entry: string): Promise<string> {
    const aside = `${RECORD}.damaged-${randomUUID()}`;
    await rename(file, path.join(this.place, aside));
    return `What stood about “${entry}” was damaged and is set aside as ${aside} in ${this.place}; its files are all there.`;
  }
}

export const notFound = (): GloveboxError =>
  new GloveboxError('not-found', 'There is no such snippet or file in the workspace any more.');

/** @throws GloveboxError `not-found` for what a file system calls so */
export function asNotFound(error: unknown): never {
  throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? notFound() : error;
}
