/**
 * The person's snippets on disk, a folder each. Nothing is overwritten by half
 * and nothing is deleted: what is taken away stands under `.removed/`, from
 * where it can be called back.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import type { SourceFile } from '../../../shared/run-request.ts';
import { checkFileName, sameName } from '../../../shared/file-name.ts';
import { GloveboxError, failureOf } from '../../../shared/outcome.ts';
import type { Snippet, SnippetArrangement, SnippetSummary } from '../../../shared/workspace.ts';
import { isPending } from '../atomic-file.ts';
import { asNotFound, notFound, SnippetFolder } from './snippet-folder.ts';
import { orderFiles, recordOfFiles, type SnippetRecord } from './snippet-record.ts';
import { checkText, revisionOf } from './text-file.ts';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const REMOVED = '.removed';
/** More than anybody's program has, and as many as a run delivers. */
const MOST_FILES = 64;

export interface SnippetList {
  /** In the order in which they were made. */
  readonly snippets: readonly SnippetSummary[];
  /** What a person should know of snippets that were damaged or are from a newer version. */
  readonly remarks: readonly string[];
}

interface Looked {
  readonly summary: SnippetSummary | null;
  readonly remark: string | null;
}

export class SnippetStore {
  readonly #folder: string;
  readonly #languageOf: (fileName: string) => string;
  /** One change of a snippet after the other: the last one asked for is the one that stays. */
  readonly #changes = new Map<string, Promise<void>>();

  /**
   * @param folder where all snippets stand
   * @param languageOf the language's id for a file whose record is lost
   */
  constructor(folder: string, languageOf: (fileName: string) => string) {
    this.#folder = folder;
    this.#languageOf = languageOf;
  }

  async list(): Promise<SnippetList> {
    await this.#adoptLooseFiles();
    const ids = (await readdir(this.#folder)).filter((name) => ID.test(name));
    const looked = await Promise.all(ids.map((id) => this.#look(id)));
    return {
      snippets: looked
        .flatMap(({ summary }) => (summary === null ? [] : [summary]))
        .toSorted((a, b) => a.madeAt - b.madeAt || a.id.localeCompare(b.id)),
      remarks: looked.flatMap(({ remark }) => (remark === null ? [] : [remark])),
    };
  }

  /** @throws GloveboxError `not-found` */
  async open(id: string): Promise<Snippet> {
    return this.#change(id, async (snippet) => snippet.read(await this.#record(snippet)));
  }

  /** @throws GloveboxError `bad-input`, `disk-full` */
  async create(language: string, files: readonly SourceFile[]): Promise<Snippet> {
    if (files.length === 0 || files.length > MOST_FILES) throw countOff();
    for (const file of files) checkText(file);
    const names = files.map(({ name }) => name);
    if (names.some((name, at) => names.slice(0, at).some((other) => sameName(name, other)))) {
      throw new GloveboxError('bad-input', 'Two files of one snippet cannot have the same name.');
    }
    return this.#change(randomUUID(), async (snippet) => {
      await snippet.make();
      const record = recordOfFiles(names, language, Date.now());
      for (const file of files) await snippet.write(file);
      await snippet.writeRecord(record);
      return snippet.read(record);
    });
  }

  /**
   * Creates or replaces a file; resolves when it is safely on disk.
   *
   * @param base the revision of the text that was begun from; null for a file that is new
   * @returns the new text's revision
   * @throws GloveboxError `conflict` when the file holds another text than that
   *   or is gone, or there is one of almost the same name; `not-found`,
   *   `bad-input`, `disk-full`; the file is unchanged then
   */
  async save(id: string, file: SourceFile, base: string | null): Promise<string> {
    checkText(file);
    const next = revisionOf(file.text);
    return this.#change(id, async (snippet) => {
      const now = await snippet.revision(file.name);
      if (now === next) return next;
      if (now !== base) {
        throw new GloveboxError('conflict', `“${file.name}” was changed elsewhere meanwhile.`);
      }
      if (now === null) await checkNew(snippet, file.name);
      await snippet.write(file);
      return next;
    });
  }

  /** @throws GloveboxError `conflict` when there is a file of the new name, `not-found`, `bad-input` */
  async renameFile(id: string, name: string, to: string): Promise<void> {
    checkFileName(name);
    checkFileName(to);
    await this.#change(id, async (snippet) => {
      const present = await snippet.present();
      if (!present.includes(name)) throw notFound();
      // Its own name in other letters is no other file's.
      const others = present.filter((other) => other !== name || other === to);
      checkFree(to, others);
      // The record first, with both names: whenever we end, the file keeps its place.
      const record = await this.#record(snippet);
      const fileNames = orderFiles(present, record.fileNames).flatMap((other) =>
        other === name ? [name, to] : [other],
      );
      await snippet.writeRecord({ ...record, fileNames });
      await snippet.rename(name, to);
    });
  }

  /** Takes a file out of the snippet. @throws GloveboxError `not-found`; `bad-input` for the last one */
  async removeFile(id: string, name: string): Promise<void> {
    checkFileName(name);
    await this.#change(id, async (snippet) => {
      const present = await snippet.present();
      if (!present.includes(name)) throw notFound();
      if (present.length === 1) throw countOff();
      await snippet.setAside(name);
    });
  }

  /** Sets language, order and settings. @throws GloveboxError `not-found` */
  async arrange(id: string, { language, fileNames, settings }: SnippetArrangement): Promise<void> {
    await this.#change(id, async (snippet) => {
      const { madeAt } = await this.#record(snippet);
      await snippet.writeRecord({ language, fileNames, madeAt, settings });
    });
  }

  /** Takes a snippet out of the list; `restore` brings it back. @throws GloveboxError `not-found` */
  async remove(id: string): Promise<void> {
    await this.#change(id, ({ place }) => this.#move(place, this.#removed(id)));
  }

  /** @throws GloveboxError `not-found` */
  async restore(id: string): Promise<void> {
    await this.#change(id, ({ place }) => this.#move(this.#removed(id), place));
  }

  #removed(id: string): string {
    return path.join(this.#folder, REMOVED, id);
  }

  async #move(from: string, to: string): Promise<void> {
    await mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
    await rename(from, to).catch(asNotFound);
  }

  async #change<T>(id: string, work: (snippet: SnippetFolder) => Promise<T>): Promise<T> {
    // Anything else would name a path.
    if (!ID.test(id)) throw new GloveboxError('bad-input', 'That is no snippet’s id.');
    const before = this.#changes.get(id) ?? Promise.resolve();
    const change = before.then(() => work(new SnippetFolder(id, path.join(this.#folder, id))));
    const settled = change.then(
      () => {},
      () => {},
    );
    this.#changes.set(id, settled);
    try {
      return await change;
    } finally {
      if (this.#changes.get(id) === settled) this.#changes.delete(id);
    }
  }

  async #record(snippet: SnippetFolder): Promise<SnippetRecord> {
    const { record } = await snippet.record(this.#languageOf);
    if (record === null) throw notFound();
    return record;
  }

  async #look(id: string): Promise<Looked> {
    try {
      return await this.#change(id, async (snippet) => {
        const { record, remark } = await snippet.record(this.#languageOf);
        if (record === null) return { summary: null, remark };
        const fileNames = orderFiles(await snippet.present(), record.fileNames);
        if (fileNames.length === 0) return { summary: null, remark };
        const { language, madeAt } = record;
        return { summary: { id, language, fileNames, madeAt }, remark };
      });
    } catch (error) {
      const { code, sentence } = failureOf(error);
      // Taken away by another window while we looked.
      if (code === 'not-found') return { summary: null, remark: null };
      return { summary: null, remark: `A snippet could not be read: ${sentence}` };
    }
  }

  /** Files that stand in the workspace itself, put there by hand, become snippets. */
  async #adoptLooseFiles(): Promise<void> {
    const entries = await readdir(this.#folder, { withFileTypes: true });
    for (const { name } of entries.filter((it) => it.isFile() && !isPending(it.name))) {
      const file = path.join(this.#folder, name);
      const { birthtimeMs } = await stat(file);
      await this.#change(randomUUID(), async (snippet) => {
        await snippet.make();
        await snippet.adopt(file);
        await snippet.writeRecord(recordOfFiles([name], this.#languageOf(name), birthtimeMs));
      });
    }
  }
}

async function checkNew(snippet: SnippetFolder, name: string): Promise<void> {
  const present = await snippet.present();
  if (present.length >= MOST_FILES) throw countOff();
  checkFree(name, present);
}

/** Some disks would put one file in the other's place. */
function checkFree(name: string, present: readonly string[]): void {
  const there = present.find((other) => sameName(other, name));
  if (there === undefined) return;
  throw new GloveboxError('conflict', `There is a file “${there}” already.`);
}

const countOff = (): GloveboxError =>
  new GloveboxError('bad-input', `A snippet has one to ${MOST_FILES} files.`);
