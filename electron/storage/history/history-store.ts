/**
 * The runs that have ended, two files each: `RUN.entry.json` for the list and
 * `RUN.json` with everything. The oldest go when there are too many.
 */
import { mkdir, readFile, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { HistoryEntry, HistoryRecord } from '../../../shared/history.ts';
import { GloveboxError } from '../../../shared/outcome.ts';
import { writeAtomically } from '../atomic-file.ts';
import { entryOf, entryText, parseEntry, parseRecord, recordText } from './stored-record.ts';

/** Weeks of a student's work. */
export const MOST_RUNS = 200;
/** Two hundred runs of usual programs take two of these. */
export const MOST_BYTES = 64 * 1024 * 1024;

/** Either file of a run, and the run's id in it. */
const FILE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.entry)?\.json$/;

export class HistoryStore {
  readonly #folder: string;
  /** One run is kept after the other: many may end at once. */
  #adding: Promise<void> = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Newest first; what is damaged is passed over. */
  async list(): Promise<readonly HistoryEntry[]> {
    const ids = await this.#ids();
    const read = await Promise.all(ids.map((id) => this.#entry(id)));
    return read.filter((entry) => entry !== null).toSorted((a, b) => b.at - a.at);
  }

  /** @throws GloveboxError `not-found`, also for a record that is damaged */
  async read(runId: string): Promise<HistoryRecord> {
    const text = await readFile(this.#recordFile(runId), 'utf8').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    });
    const record = text === null ? null : parseRecord(text);
    if (record !== null) return record;
    throw new GloveboxError('not-found', 'This run is no longer kept, or its record is damaged.');
  }

  /** Keeps a run, and lets the oldest go where there are too many. */
  async add(record: HistoryRecord): Promise<void> {
    const added = this.#adding.then(() => this.#add(record));
    this.#adding = added.catch(() => {});
    return added;
  }

  async #add(record: HistoryRecord): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await writeAtomically(this.#recordFile(record.runId), recordText(record));
    // Last: whoever sees an entry finds its record.
    await writeAtomically(this.#entryFile(record.runId), entryText(entryOf(record)));
    await this.#prune();
  }

  /** Forgets runs; those that are not there are forgotten already. */
  async forget(runIds: readonly string[]): Promise<void> {
    for (const id of runIds) {
      await rm(this.#entryFile(id), { force: true });
      await rm(this.#recordFile(id), { force: true });
    }
  }

  /** Forgets also those that no list shows, because their entry is damaged. */
  async forgetAll(): Promise<void> {
    await this.forget(await this.#ids());
  }

  async #prune(): Promise<void> {
    const stored = await Promise.all((await this.#ids()).map((id) => this.#stored(id)));
    let bytes = 0;
    const excess: string[] = [];
    for (const [place, { id, size }] of stored.toSorted((a, b) => b.at - a.at).entries()) {
      bytes += size;
      // The newest stays, whatever its size.
      if (place > 0 && (place >= MOST_RUNS || bytes > MOST_BYTES)) excess.push(id);
    }
    await this.forget(excess);
  }

  /** By the files' names: what cannot be read stands there too. */
  async #ids(): Promise<string[]> {
    const names = await readdir(this.#folder);
    return [...new Set(names.flatMap((name) => FILE.exec(name)?.[1] ?? []))];
  }

  async #entry(id: string): Promise<HistoryEntry | null> {
    const text = await readFile(this.#entryFile(id), 'utf8').catch(() => null);
    return text === null ? null : parseEntry(text);
  }

  /** When a run was kept, and its record's bytes. */
  async #stored(id: string): Promise<{ id: string; at: number; size: number }> {
    const file = await stat(this.#recordFile(id)).catch(() => null);
    return { id, at: file?.mtimeMs ?? 0, size: file?.size ?? 0 };
  }

  #entryFile(runId: string): string {
    return path.join(this.#folder, `${checked(runId)}.entry.json`);
  }

  #recordFile(runId: string): string {
    return path.join(this.#folder, `${checked(runId)}.json`);
  }
}

/** @throws GloveboxError `bad-input` for what is no id: it would name a path */
function checked(runId: string): string {
  if (FILE.exec(`${runId}.json`)?.[1] === runId) return runId;
  throw new GloveboxError('bad-input', 'That is no run’s id.');
}
