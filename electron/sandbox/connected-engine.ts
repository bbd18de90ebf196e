/** Everything that belongs to one engine that was found: its images, what is known of it, its runs' labels. */
import { isDeepStrictEqual } from 'node:util';
import type { Language } from '../../shared/languages/language.ts';
import type { InspectedImage } from '../../shared/layers/inspected-container.ts';
import type { ContainerEngine, Labels } from '../engine/container-engine.ts';
import { writeApparmorProfile } from '../engine/docker/apparmor/profile-file.ts';
import { ImageStore } from '../images/image-store.ts';
import type { BuildWatcher } from '../images/shared-build.ts';
import { learnEngine } from './canary.ts';
import { isLasting, type EngineKnowledge, type KnowledgeStore } from './engine-knowledge.ts';
import { RecipeBook } from './recipe.ts';
import { hasAppArmor, profileOffer, tryOwnProfile, type OwnProfile } from './own-profile.ts';

export interface Identity {
  /** This installation's id. */
  readonly installation: string;
  /** Labels of everything that this instance makes. */
  readonly labels: Labels;
  /** Run ids of what is made to try the engine: in use, though no run is under way. */
  readonly trying: Set<string>;
}

/**
 * How long an image that was seen is taken to be there, milliseconds. Containers
 * are made from its id, so that nothing else can be taken for it; what is gone
 * is noticed when a container is made.
 */
const IMAGE_SEEN_MS = 5 * 60_000;

interface SeenImage {
  readonly image: InspectedImage;
  readonly at: number;
}

export class ConnectedEngine {
  readonly engine: ContainerEngine;
  readonly images: ImageStore;
  readonly identity: Identity;
  readonly recipes: RecipeBook;
  readonly #store: KnowledgeStore;
  readonly #seen = new Map<string, SeenImage>();
  #learning: Promise<EngineKnowledge> | null = null;
  #known: EngineKnowledge | null = null;
  /** Of the file that was read last. */
  #edition: string | null = null;

  constructor(
    engine: ContainerEngine,
    imageFolder: string,
    identity: Identity,
    store: KnowledgeStore,
  ) {
    this.engine = engine;
    this.identity = identity;
    this.recipes = new RecipeBook(engine.facts);
    this.images = new ImageStore(engine, imageFolder, identity.installation);
    this.#store = store;
  }

  /**
   * What was learnt before; null when no canary has been run here. It comes from
   * a file, which another process may write anew at any time (a person who loads
   * our profile runs `doctor`): it is looked at every time. The same object is
   * given for as long as it says the same: sandboxes that wait are known by it.
   */
  get knowledge(): EngineKnowledge | null {
    const edition = this.#store.edition(this.engine.facts, this.images.baseName);
    if (edition === null || edition === this.#edition) return this.#known;
    const read = this.#read();
    // Looked at before it is read: what is written in between is read the next time.
    this.#edition = edition;
    if (read !== null && !isDeepStrictEqual(read, this.#known)) this.#known = read;
    return this.#known;
  }

  /** What this engine can do, from canaries at the first meeting. */
  async learn(image: InspectedImage): Promise<EngineKnowledge> {
    const known = this.knowledge;
    if (known !== null) return known;
    this.#learning ??= this.#learn(image).finally(() => {
      this.#learning = null;
    });
    return this.#learning;
  }

  /** The language's image, without asking when it was seen lately; null when it has not been made. */
  async findImage(language: Language): Promise<InspectedImage | null> {
    const seen = this.#lately(language);
    if (seen !== null) return seen;
    const found = await this.images.inspect(language);
    if (found !== null) this.#seen.set(language.id, { image: found, at: Date.now() });
    return found;
  }

  /**
   * The language's image, made when it is not there.
   *
   * @throws GloveboxError as `ImageStore.ensure`
   */
  async ensureImage(language: Language, watcher: BuildWatcher): Promise<InspectedImage> {
    const seen = this.#lately(language);
    if (seen !== null) return seen;
    const image = await this.images.ensure(language, watcher);
    this.#seen.set(language.id, { image, at: Date.now() });
    return image;
  }

  /** Whether an image that was seen is not there any more; then it is forgotten. */
  async hasLost(image: InspectedImage): Promise<boolean> {
    if ((await this.engine.inspectImage(image.id)) !== null) return false;
    for (const [id, seen] of this.#seen) if (seen.image.id === image.id) this.#seen.delete(id);
    return true;
  }

  /**
   * Looks again whether our own AppArmor profile is loaded: a person can load it
   * at any time, and a restart of the host forgets it. Does nothing where nothing
   * is known of this engine yet, or no profile could be.
   *
   * @param languages the image of any that has one serves
   * @returns what is known now
   */
  async lookForOwnProfile(languages: readonly Language[]): Promise<EngineKnowledge | null> {
    const { knowledge } = this;
    if (knowledge === null || !hasAppArmor(this.engine.facts)) return knowledge;
    for (const language of languages) {
      const image = await this.images.inspect(language);
      if (image === null) continue;
      const ownProfile = await this.#tryOwnProfile(image);
      // Meanwhile another process may have learnt something.
      return await this.#keep({ ...(this.knowledge ?? knowledge), ownProfile });
    }
    return knowledge;
  }

  /** How our own AppArmor profile can be had here, as a sentence; null where it is, or never can be. */
  profileOffer(knowledge: EngineKnowledge): string | null {
    return profileOffer(knowledge, this.engine.facts, this.#store.dataFolder);
  }

  async #tryOwnProfile(image: InspectedImage): Promise<OwnProfile> {
    const tried = await tryOwnProfile({ engine: this.engine, image, ...this.identity });
    // What is offered must be there.
    if (!tried.can && hasAppArmor(this.engine.facts)) {
      await writeApparmorProfile(this.#store.dataFolder);
    }
    return tried;
  }

  #lately({ id }: Language): InspectedImage | null {
    const seen = this.#seen.get(id);
    return seen !== undefined && Date.now() - seen.at < IMAGE_SEEN_MS ? seen.image : null;
  }

  async #learn(image: InspectedImage): Promise<EngineKnowledge> {
    const learnt = await learnEngine({ engine: this.engine, image, ...this.identity });
    const knowledge = { ...learnt, ownProfile: await this.#tryOwnProfile(image) };
    const own = knowledge.runtimes.find(({ name }) => name === this.engine.facts.defaultRuntime);
    // What the engine itself failed at once may have been bad luck: it is tried again next time.
    return own?.failure === null ? await this.#keep(knowledge) : knowledge;
  }

  /** Here for as long as this process lives; beyond that only what is no bad luck. */
  async #keep(knowledge: EngineKnowledge): Promise<EngineKnowledge> {
    if (isDeepStrictEqual(knowledge, this.#known)) return this.#known ?? knowledge;
    if (isLasting(knowledge)) {
      await this.#store.write(this.engine.facts, this.images.baseName, knowledge);
    }
    this.#known = knowledge;
    return knowledge;
  }

  /** A runtime that the engine does not list is not taken from a file; one that lacks its own is none. */
  #read(): EngineKnowledge | null {
    const { facts } = this.engine;
    const read = this.#store.read(facts, this.images.baseName);
    if (read === null) return null;
    const listed = [facts.defaultRuntime, ...facts.runtimes];
    const runtimes = read.runtimes.filter(({ name }) => listed.includes(name));
    const hasOwn = runtimes.some(({ name }) => name === facts.defaultRuntime);
    return hasOwn ? { ...read, runtimes } : null;
  }
}
