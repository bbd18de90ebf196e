/** The images of the languages: which there are, and making those that are missing. */
import path from 'node:path';
import type { Language } from '../../shared/languages/language.ts';
import { IMAGE_LABELS } from '../../shared/layers/image.ts';
import type { InspectedImage } from '../../shared/layers/inspected-container.ts';
import { GloveboxError, failureOf } from '../../shared/outcome.ts';
import type { ContainerEngine, Labels, ListedImage } from '../engine/container-engine.ts';
import { packContext } from './build-context.ts';
import { buildFailure, buildProgress } from './build-progress.ts';
import { DEBIAN_SUITE, ensureDebianBase } from './debian-base.ts';
import { IMAGE_PREFIX, imageName, readSources, type SourceTree } from './image-name.ts';
import { SharedBuild, type BuildWatcher } from './shared-build.ts';

interface Recipe {
  readonly name: string;
  readonly sources: SourceTree;
}

/** What a build stands on: found, or brought from elsewhere, as a part of the build that all wait for. */
type Foundation = (
  all: BuildWatcher,
) => Promise<{ readonly buildArguments: Record<string, string>; readonly labels: Labels }>;

/** On the base, and so on every build stage made from it; a finished image starts from nothing. */
const STAGE_LABEL = 'glovebox.stage';
/** Longer than any build may take: the stages of one under way must not be pulled from under it. */
const STAGE_KEPT = '2h';

/** Lines of a build's log kept for saying why it failed. */
const LOG_KEPT = 40;

export class ImageStore {
  readonly #engine: ContainerEngine;
  readonly #folder: string;
  readonly #installation: string;
  readonly #base: Recipe;
  readonly #recipes = new Map<string, Recipe>();
  /** Images being made, so that two runs wait for one build. */
  readonly #underWay = new Map<string, SharedBuild<InspectedImage>>();

  /**
   * @param folder the folder `images`
   * @param installation this installation's id, written into what it builds
   */
  constructor(engine: ContainerEngine, folder: string, installation: string) {
    this.#engine = engine;
    this.#folder = folder;
    this.#installation = installation;
    const sources = readSources(
      new Map([
        [path.join(folder, 'base'), ''],
        [path.join(folder, 'launcher'), 'launcher'],
      ]),
    );
    this.#base = { sources, name: imageName('base', sources, `debian:${DEBIAN_SUITE}`) };
  }

  /** The base's name: it changes with the launcher. */
  get baseName(): string {
    return this.#base.name;
  }

  /** The name that the language's image has or would have. */
  nameOf(language: Language): string {
    return this.#recipe(language).name;
  }

  /** Null when it has not been made yet, or was made from other sources. */
  async inspect(language: Language): Promise<InspectedImage | null> {
    return this.#engine.inspectImage(this.nameOf(language));
  }

  /** Every image of ours on the engine, current or not. */
  async list(): Promise<readonly ListedImage[]> {
    return this.#engine.listImages(IMAGE_PREFIX);
  }

  /**
   * Makes a language's image unless it is there.
   *
   * @throws GloveboxError `image-build-failed`, `disk-full`, `cancelled`, `engine-lost`
   */
  async ensure(language: Language, watcher: BuildWatcher): Promise<InspectedImage> {
    return (await this.inspect(language)) ?? this.#build(language, watcher);
  }

  #recipe(language: Language): Recipe {
    let recipe = this.#recipes.get(language.id);
    if (recipe === undefined) {
      const sources = readSources(new Map([[path.join(this.#folder, language.id), '']]));
      recipe = { sources, name: imageName(language.id, sources, this.#base.name) };
      this.#recipes.set(language.id, recipe);
    }
    return recipe;
  }

  async #build(language: Language, watcher: BuildWatcher): Promise<InspectedImage> {
    const base = await this.#ensureBase(watcher);
    const recipe = this.#recipe(language);
    return this.#once(recipe, language.name, watcher, () =>
      Promise.resolve({
        buildArguments: { GLOVEBOX_BASE: base.reference },
        labels: {
          [IMAGE_LABELS.language]: language.id,
          [IMAGE_LABELS.base]: base.labels[IMAGE_LABELS.base] ?? 'unknown',
        },
      }),
    );
  }

  async #ensureBase(watcher: BuildWatcher): Promise<InspectedImage> {
    const there = await this.#engine.inspectImage(this.#base.name);
    if (there !== null) return there;
    return this.#once(this.#base, 'The base of the images', watcher, async (all) => {
      const debian = await ensureDebianBase(
        this.#engine,
        (step) => all.progress({ step, fraction: null }),
        all.signal,
      );
      return {
        buildArguments: { GLOVEBOX_DEBIAN: debian.reference },
        labels: { [IMAGE_LABELS.base]: debian.provenance },
      };
    });
  }

  async #once(
    recipe: Recipe,
    what: string,
    watcher: BuildWatcher,
    foundation: Foundation,
  ): Promise<InspectedImage> {
    let build = this.#underWay.get(recipe.name);
    if (build === undefined || build.isGivenUp) {
      build = new SharedBuild((all) => this.#buildRecipe(recipe, what, all, foundation));
      this.#underWay.set(recipe.name, build);
    }
    try {
      return await build.join(watcher);
    } finally {
      if (build.isOver && this.#underWay.get(recipe.name) === build)
        this.#underWay.delete(recipe.name);
    }
  }

  async #buildRecipe(
    recipe: Recipe,
    what: string,
    watcher: BuildWatcher,
    foundation: Foundation,
  ): Promise<InspectedImage> {
    const log: string[] = [];
    try {
      const { buildArguments, labels } = await foundation(watcher);
      await this.#engine.buildImage({
        reference: recipe.name,
        context: packContext(recipe.sources),
        buildArguments,
        labels: {
          ...labels,
          [IMAGE_LABELS.builder]: this.#installation,
          // The build itself fails unless its last step has counted none.
          [IMAGE_LABELS.setuidFiles]: '0',
        },
        signal: watcher.signal,
        onLine: (line) => {
          log.push(line);
          if (log.length > LOG_KEPT) log.shift();
          watcher.line(line);
          const progress = buildProgress(line);
          if (progress !== null)
            watcher.progress({ ...progress, step: `${what}: ${progress.step}` });
        },
      });
    } catch (error) {
      throw asBuildError(error, what, log, watcher.signal);
    }
    await this.#removeSuperseded(recipe.name);
    await this.#engine.pruneUnnamedImages(STAGE_LABEL, STAGE_KEPT);
    const made = await this.#engine.inspectImage(recipe.name);
    if (made !== null) return made;
    throw new GloveboxError(
      'image-build-failed',
      `${what} was built, but the engine does not have it.`,
    );
  }

  /** Images of the same kind from older sources, built by this installation: nobody asks for them again. */
  async #removeSuperseded(name: string): Promise<void> {
    const kind = name.slice(0, name.indexOf(':') + 1);
    for (const image of await this.#engine.listImages(kind)) {
      const isOurs = image.labels[IMAGE_LABELS.builder] === this.#installation;
      if (isOurs && image.reference !== name) await this.#engine.removeImage(image.reference);
    }
  }
}

function asBuildError(
  error: unknown,
  what: string,
  log: readonly string[],
  signal: AbortSignal,
): GloveboxError {
  if (signal.aborted) return new GloveboxError('cancelled', 'Building the image was cancelled.');
  const { code, sentence } = failureOf(error);
  if (code === 'engine-lost' || code === 'disk-full' || code === 'image-build-failed') {
    return new GloveboxError(code, sentence, { cause: error });
  }
  const text = buildFailure(what, log, sentence);
  const isFull = text.startsWith('The engine’s disk');
  return new GloveboxError(isFull ? 'disk-full' : 'image-build-failed', text, { cause: error });
}
