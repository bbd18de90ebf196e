/**
 * The person's own presets, one file each, so that two applications on one data
 * folder lose nothing of each other's: `presets/ID.json`, and `presets/removed/`
 * for what was taken away lately.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { Levels } from '../../../shared/run-request.ts';
import { checkOwnPresetLevels } from '../../../shared/layers/own-preset-levels.ts';
import { PRESETS } from '../../../shared/layers/presets.ts';
import { GloveboxError } from '../../../shared/outcome.ts';
import { MOST_OWN_PRESETS, titleError, type OwnPreset } from '../../../shared/own-preset.ts';
import { writeAtomically } from '../atomic-file.ts';
import { parsePreset, presetText } from './preset-record.ts';

const FILE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.json$/;

/** Of those that were taken away: more than anybody wants back. */
export const MOST_REMOVED_PRESETS = 50;

export interface PresetList {
  /** By name. */
  readonly presets: readonly OwnPreset[];
  /** What a person should know of files that are not offered, a sentence each. */
  readonly remarks: readonly string[];
}

/** What a person gives a preset. */
export interface PresetContent {
  readonly title: string;
  readonly levels: Levels;
}

export class PresetStore {
  readonly #folder: string;
  /**
   * One change or list after another: a name that is free when it is looked at is
   * free when it is taken, and a damaged file is set aside once.
   */
  #last: Promise<unknown> = Promise.resolve();
  /** What was set aside, and no list has told of yet. */
  #untold: string[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** A damaged file is set aside and told of once; one of a newer Glovebox is told of and left alone. */
  async list(): Promise<PresetList> {
    return this.#inTurn(async () => {
      const { presets, remarks } = await this.#look();
      const untold = this.#untold;
      this.#untold = [];
      return { presets, remarks: [...untold, ...remarks] };
    });
  }

  /** @returns null for one that is not there, or cannot be read */
  async find(id: string): Promise<OwnPreset | null> {
    return this.#inTurn(async () => {
      const read = await this.#read(id);
      return read?.state === 'read' ? read.preset : null;
    });
  }

  /** @throws GloveboxError `bad-input` for a name or levels that cannot be, `refused` for levels that must not meet */
  async create(content: PresetContent): Promise<OwnPreset> {
    return this.#inTurn(async () => {
      const { presets } = await this.#look();
      requireRoom(presets);
      return this.#write(randomUUID(), content, presets);
    });
  }

  /** Gives it another name, other levels, or both. @throws GloveboxError as `create`, and `not-found` */
  async change(id: string, content: PresetContent): Promise<OwnPreset> {
    return this.#inTurn(async () => {
      const { presets } = await this.#look();
      if (!presets.some((preset) => preset.id === id)) throw notFound();
      return this.#write(id, content, presets);
    });
  }

  /**
   * Takes it out of the list; `restore` brings it back, until many others were
   * taken away after it. @throws GloveboxError `not-found`
   */
  async remove(id: string): Promise<void> {
    await this.#inTurn(async () => {
      await mkdir(this.#removed, { recursive: true, mode: 0o700 });
      const now = new Date();
      // Its file's time is from here on when it was taken away.
      await utimes(this.#file(id), now, now).catch(asNotFound);
      await rename(this.#file(id), this.#removedFile(id)).catch(asNotFound);
      // It is taken away already: what cannot be cleared now is cleared with the next.
      await this.#forgetOldest().catch(() => {});
    });
  }

  /** @throws GloveboxError `not-found`; `bad-input` where another has taken its name meanwhile, or there are too many */
  async restore(id: string): Promise<void> {
    await this.#inTurn(async () => {
      const place = this.#removedFile(id);
      const read = parsePreset(id, await readFile(place, 'utf8').catch(asNotFound));
      if (read.state === 'read') {
        const { presets } = await this.#look();
        requireRoom(presets);
        requireTitle(read.preset, presets);
      }
      await rename(place, this.#file(id)).catch(asNotFound);
    });
  }

  /** Reads them all. What is damaged is set aside, and told of by the next list; the remarks are of what stays. */
  async #look(): Promise<PresetList> {
    const presets: OwnPreset[] = [];
    const remarks: string[] = [];
    for (const name of (await readdir(this.#folder)).toSorted()) {
      const id = FILE.exec(name)?.[1];
      if (id === undefined) continue;
      const read = await this.#read(id);
      if (read === null) continue;
      if (read.state === 'read') presets.push(read.preset);
      else if (read.state === 'newer') remarks.push(newerRemark(name, this.#folder));
      else await this.#setAside(name);
    }
    presets.sort((one, other) => one.title.localeCompare(other.title, 'en'));
    return { presets, remarks };
  }

  async #write(
    id: string,
    { title, levels }: PresetContent,
    presets: readonly OwnPreset[],
  ): Promise<OwnPreset> {
    const preset = { id, title, levels: checkOwnPresetLevels(levels) };
    requireTitle(preset, presets);
    await writeAtomically(this.#file(id), presetText(preset));
    return preset;
  }

  /** Null for one that another application has just taken away. */
  async #read(id: string): Promise<ReturnType<typeof parsePreset> | null> {
    try {
      return parsePreset(id, await readFile(this.#file(id), 'utf8'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async #setAside(name: string): Promise<void> {
    const aside = `${name}.damaged-${randomUUID()}`;
    try {
      await rename(path.join(this.#folder, name), path.join(this.#folder, aside));
    } catch (error) {
      // Another application has been faster, and tells of it.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
    this.#untold.push(
      `A preset of yours was damaged and is set aside as ${aside} in ${this.#folder}.`,
    );
  }

  async #forgetOldest(): Promise<void> {
    const files = (await readdir(this.#removed)).filter((name) => FILE.test(name));
    const removed = await Promise.all(
      files.map(async (name) => {
        const file = path.join(this.#removed, name);
        // Gone is what another application has brought back or forgotten meanwhile.
        return { file, at: (await stat(file).catch(() => null))?.mtimeMs ?? 0 };
      }),
    );
    const excess = removed.toSorted((a, b) => b.at - a.at).slice(MOST_REMOVED_PRESETS);
    for (const { file } of excess) await rm(file, { force: true });
  }

  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const done = this.#last.then(change, change);
    this.#last = done.catch(() => {});
    return done;
  }

  get #removed(): string {
    return path.join(this.#folder, 'removed');
  }

  #removedFile(id: string): string {
    return path.join(this.#removed, `${id}.json`);
  }

  #file(id: string): string {
    return path.join(this.#folder, `${id}.json`);
  }
}

function requireRoom(presets: readonly OwnPreset[]): void {
  if (presets.length < MOST_OWN_PRESETS) return;
  throw new GloveboxError(
    'bad-input',
    `There are ${MOST_OWN_PRESETS} presets already. Remove one first.`,
  );
}

function requireTitle({ id, title }: OwnPreset, presets: readonly OwnPreset[]): void {
  const others = presets.filter((preset) => preset.id !== id).map((preset) => preset.title);
  const builtIn = PRESETS.flatMap((preset) => [preset.id, preset.title]);
  const error = titleError(title, [...builtIn, ...others]);
  if (error !== null) throw new GloveboxError('bad-input', error);
}

const newerRemark = (name: string, folder: string): string =>
  `A preset was made by another Glovebox, with layers or levels that this one does not know; it is left as it is: ${name} in ${folder}.`;

const notFound = (): GloveboxError =>
  new GloveboxError('not-found', 'There is no such preset any more.');

function asNotFound(error: unknown): never {
  throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? notFound() : error;
}
