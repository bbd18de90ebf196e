/**
 * The person's own presets, one file each, so that two applications on one data
 * folder lose nothing of each other's: `presets/ID.json`, and `presets/removed/`
 * for what was taken away.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Levels } from '../../../shared/contract.ts';
import { checkOwnPresetLevels } from '../../../shared/layers/own-preset-levels.ts';
import { PRESETS } from '../../../shared/layers/presets.ts';
import { GloveboxError } from '../../../shared/outcome.ts';
import { MOST_OWN_PRESETS, titleError, type OwnPreset } from '../../../shared/own-preset.ts';
import { writeAtomically } from '../atomic-file.ts';
import { parsePreset, presetText } from './preset-record.ts';

const FILE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.json$/;

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
  /** One change after another: a name that is free when it is looked at is free when it is taken. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** A damaged file is set aside and told of once; one of a newer Glovebox is told of and left alone. */
  async list(): Promise<PresetList> {
    const presets: OwnPreset[] = [];
    const remarks: string[] = [];
    for (const name of (await readdir(this.#folder)).toSorted()) {
      const id = FILE.exec(name)?.[1];
      if (id === undefined) continue;
      const read = await this.#read(id);
      if (read === null) continue;
      if (read.state === 'read') presets.push(read.preset);
      else if (read.state === 'newer') remarks.push(newerRemark(name, this.#folder));
      else remarks.push(await this.#setAside(name));
    }
    presets.sort((one, other) => one.title.localeCompare(other.title, 'en'));
    return { presets, remarks };
  }

  /** @throws GloveboxError `bad-input` for a name or levels that cannot be, `refused` for levels that must not meet */
  async create(content: PresetContent): Promise<OwnPreset> {
    return this.#inTurn(async () => {
      const { presets } = await this.list();
      if (presets.length >= MOST_OWN_PRESETS) {
        throw new GloveboxError(
          'bad-input',
          `There are ${MOST_OWN_PRESETS} presets already. Remove one first.`,
        );
      }
      return this.#write(randomUUID(), content, presets);
    });
  }

  /** Gives it another name, other levels, or both. @throws GloveboxError as `create`, and `not-found` */
  async change(id: string, content: PresetContent): Promise<OwnPreset> {
    return this.#inTurn(async () => {
      const { presets } = await this.list();
      if (!presets.some((preset) => preset.id === id)) throw notFound();
      return this.#write(id, content, presets);
    });
  }

  /** Takes it out of the list; `restore` brings it back. @throws GloveboxError `not-found` */
  async remove(id: string): Promise<void> {
    await this.#inTurn(async () => {
      await mkdir(this.#removed, { recursive: true, mode: 0o700 });
      await rename(this.#file(id), path.join(this.#removed, `${id}.json`)).catch(asNotFound);
    });
  }

  /** @throws GloveboxError `not-found`; `bad-input` where another has taken its name meanwhile */
  async restore(id: string): Promise<void> {
    await this.#inTurn(async () => {
      const place = path.join(this.#removed, `${id}.json`);
      const read = parsePreset(id, await readFile(place, 'utf8').catch(asNotFound));
      if (read.state === 'read') requireTitle(read.preset, (await this.list()).presets);
      await rename(place, this.#file(id)).catch(asNotFound);
    });
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

  async #setAside(name: string): Promise<string> {
    const aside = `${name}.damaged-${randomUUID()}`;
    await rename(path.join(this.#folder, name), path.join(this.#folder, aside));
    return `A preset of yours was damaged and is set aside as ${aside} in ${this.#folder}.`;
  }

  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const done = this.#last.then(change, change);
    this.#last = done.catch(() => {});
    return done;
  }

  get #removed(): string {
    return path.join(this.#folder, 'removed');
  }

  #file(id: string): string {
    return path.join(this.#folder, `${id}.json`);
  }
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
