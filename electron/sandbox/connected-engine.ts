/** Everything that belongs to one engine that was found: its images, what is known of it, its runs' labels. */
import type { Language } from '../../shared/languages/language.ts';
import type { InspectedImage } from '../../shared/layers/inspected-container.ts';
import type { ContainerEngine, Labels } from '../engine/container-engine.ts';
import { ImageStore } from '../images/image-store.ts';
import type { BuildWatcher } from '../images/shared-build.ts';
import { learnEngine } from './canary.ts';
import type { EngineKnowledge, KnowledgeStore } from './engine-knowledge.ts';

export interface Identity {
  /** This installation's id. */
  readonly installation: string;
  /** Labels of everything that this instance makes. */
  readonly labels: Labels;
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
  readonly #store: KnowledgeStore;
  readonly #seen = new Map<string, SeenImage>();
  #learning: Promise<EngineKnowledge> | null = null;
  #known: EngineKnowledge | null = null;

  constructor(
    engine: ContainerEngine,
    imageFolder: string,
    identity: Identity,
    store: KnowledgeStore,
  ) {
    this.engine = engine;
    this.identity = identity;
    this.images = new ImageStore(engine, imageFolder, identity.installation);
    this.#store = store;
  }

  /** What was learnt before; null when no canary has been run here. */
  get knowledge(): EngineKnowledge | null {
    this.#known ??= this.#store.read(this.engine.facts, this.images.baseName);
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

  #lately({ id }: Language): InspectedImage | null {
    const seen = this.#seen.get(id);
    return seen !== undefined && Date.now() - seen.at < IMAGE_SEEN_MS ? seen.image : null;
  }

  async #learn(image: InspectedImage): Promise<EngineKnowledge> {
    const knowledge = await learnEngine({ engine: this.engine, image, ...this.identity });
    const own = knowledge.runtimes.find(({ name }) => name === this.engine.facts.defaultRuntime);
    // What the engine itself failed at once may have been bad luck: it is tried again next time.
    if (own?.failure === null) {
      await this.#store.write(this.engine.facts, this.images.baseName, knowledge);
      this.#known = knowledge;
    }
    return knowledge;
  }
}
