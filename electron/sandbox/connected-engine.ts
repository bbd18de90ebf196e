/** Everything that belongs to one engine that was found: its images, what is known of it, its runs' labels. */
import type { InspectedImage } from '../../shared/layers/inspected-container.ts';
import type { ContainerEngine, Labels } from '../engine/container-engine.ts';
import { ImageStore } from '../images/image-store.ts';
import { learnEngine } from './canary.ts';
import type { EngineKnowledge, KnowledgeStore } from './engine-knowledge.ts';

export interface Identity {
  /** This installation's id. */
  readonly installation: string;
  /** Labels of everything that this instance makes. */
  readonly labels: Labels;
}

export class ConnectedEngine {
  readonly engine: ContainerEngine;
  readonly images: ImageStore;
  readonly identity: Identity;
  readonly #store: KnowledgeStore;
  #learning: Promise<EngineKnowledge> | null = null;

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
    return this.#store.read(this.engine.facts, this.images.baseName);
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

  async #learn(image: InspectedImage): Promise<EngineKnowledge> {
    const knowledge = await learnEngine({ engine: this.engine, image, ...this.identity });
    const own = knowledge.runtimes.find(({ name }) => name === this.engine.facts.defaultRuntime);
    // What the engine itself failed at once may have been bad luck: it is tried again next time.
    if (own?.failure === null) {
      await this.#store.write(this.engine.facts, this.images.baseName, knowledge);
    }
    return knowledge;
  }
}
