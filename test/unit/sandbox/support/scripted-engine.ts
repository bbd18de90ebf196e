/**
 * A container engine in memory, behind the real port: what its containers do is
 * written by each test, so that what a real engine does once in a year can be
 * had every time. What a real engine does every day is tested on a real one.
 */
import type {
  AttachedStreams,
  ContainerEnd,
  ContainerEngine,
  CreateContainer,
  EngineFacts,
  Labels,
  OutputSlice,
  OwnedThing,
  ListedImage,
} from '../../../../electron/engine/container-engine.ts';
import type {
  InspectedContainer,
  InspectedImage,
} from '../../../../shared/layers/inspected-container.ts';
import type { StreamName } from '../../../../shared/run-result.ts';
import { ENGINE_FACTS } from '../../support/engine-facts.ts';
import { evidenceOf } from '../../shared/layers/support/evidence.ts';

/** What one container does: called when it is started. */
export type Script = (container: ScriptedContainer) => void | Promise<void>;

export class ScriptedContainer implements AttachedStreams {
  readonly request: CreateContainer;
  /** Every frame that it was sent. */
  readonly heard: Uint8Array[] = [];
  /** Called with the type of each frame that arrives. */
  onFrame: (type: string) => void = () => {};
  readonly #queue: OutputSlice[] = [];
  #wake: () => void = () => {};
  #isOver = false;

  constructor(request: CreateContainer) {
    this.request = request;
  }

  say(...frames: readonly Uint8Array[]): void {
    for (const bytes of frames) this.#push('stdout', bytes);
  }

  complain(text: string): void {
    this.#push('stderr', Buffer.from(text));
  }

  /** The connection ends. */
  hangUp(): void {
    this.#isOver = true;
    this.#wake();
  }

  /** The types of the frames that it was sent, in a row. */
  get heardTypes(): string {
    return this.heard.map((frame) => String.fromCharCode(frame[0] ?? 0)).join('');
  }

  async *output(): AsyncGenerator<OutputSlice> {
    for (;;) {
      const next = this.#queue.shift();
      if (next !== undefined) yield next;
      else if (this.#isOver) return;
      else
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
    }
  }

  /** Whole frames, one or several: that is how they are sent. */
  write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      const end = at + 5 + Buffer.from(bytes).readUInt32BE(at + 1);
      this.heard.push(bytes.slice(at, end));
      this.onFrame(String.fromCharCode(bytes[at] ?? 0));
      at = end;
    }
    return Promise.resolve();
  }

  close(): void {
    this.hangUp();
  }

  #push(stream: StreamName, bytes: Uint8Array): void {
    this.#queue.push({ stream, bytes });
    this.#wake();
  }
}

type SandboxSide = Pick<
  ContainerEngine,
  | 'facts'
  | 'address'
  | 'create'
  | 'attach'
  | 'start'
  | 'inspect'
  | 'waitForEnd'
  | 'kill'
  | 'remove'
  | 'writtenBytes'
  | 'memoryBytes'
  | 'ownedContainers'
  | 'createNetwork'
  | 'removeNetwork'
  | 'ownedNetworks'
  | 'inspectImage'
  | 'listImages'
>;

/** What sandboxes ask of an engine; a test that needs its images' side adds that itself. */
export class ScriptedEngine implements SandboxSide {
  facts: EngineFacts = ENGINE_FACTS;
  readonly address = 'unix:///scripted.sock';
  readonly containers = new Map<string, ScriptedContainer>();
  /** What was asked for, in order: `create`, `start`, `remove c1`. */
  readonly asked: string[] = [];
  readonly removed: string[] = [];
  script: Script;
  inspected: Partial<InspectedContainer> = {};
  end: () => Promise<ContainerEnd> = () =>
    Promise.resolve({ exitCode: 0, oomKilled: false, error: '' });
  /** Thrown by the call of this name. */
  failing: Readonly<Record<string, Error>> = {};
  owned: { containers: OwnedThing[]; networks: OwnedThing[] } = { containers: [], networks: [] };

  constructor(script: Script) {
    this.script = script;
  }

  get last(): ScriptedContainer {
    const container = [...this.containers.values()].at(-1);
    if (container === undefined) throw new Error('No container was created');
    return container;
  }

  async create(request: CreateContainer): Promise<string> {
    this.#note('create');
    const id = `c${this.containers.size + 1}`;
    this.containers.set(id, new ScriptedContainer(request));
    return Promise.resolve(id);
  }

  async attach(id: string): Promise<AttachedStreams> {
    this.#note('attach');
    return Promise.resolve(this.#container(id));
  }

  async start(id: string): Promise<void> {
    this.#note('start');
    await this.script(this.#container(id));
  }

  async inspect(id: string): Promise<InspectedContainer> {
    this.#note('inspect');
    const { runtime } = this.#container(id).request.spec;
    const named = runtime === null ? {} : { runtime };
    return Promise.resolve(evidenceOf({}, { id, ...named, ...this.inspected }).container);
  }

  async waitForEnd(): Promise<ContainerEnd> {
    this.#note('waitForEnd');
    return this.end();
  }

  async kill(id: string): Promise<void> {
    this.#note('kill');
    this.#container(id).hangUp();
    return Promise.resolve();
  }

  async remove(id: string): Promise<void> {
    this.#note(`remove ${id}`);
    this.removed.push(id);
    this.containers.get(id)?.hangUp();
    return Promise.resolve();
  }

  async writtenBytes(): Promise<number | null> {
    return Promise.resolve(0);
  }

  async memoryBytes(): Promise<number | null> {
    this.#note('memoryBytes');
    return Promise.resolve(4 * 1024 * 1024);
  }

  async ownedContainers(): Promise<readonly OwnedThing[]> {
    return Promise.resolve(this.owned.containers);
  }

  async createNetwork(name: string, _labels: Labels): Promise<string> {
    this.#note(`createNetwork ${name}`);
    return Promise.resolve('n1');
  }

  async removeNetwork(id: string): Promise<void> {
    this.#note(`removeNetwork ${id}`);
    this.removed.push(id);
    return Promise.resolve();
  }

  async ownedNetworks(): Promise<readonly OwnedThing[]> {
    return Promise.resolve(this.owned.networks);
  }

  async inspectImage(reference: string): Promise<InspectedImage | null> {
    return Promise.resolve({ ...evidenceOf({}).image, reference });
  }

  async listImages(): Promise<readonly ListedImage[]> {
    return Promise.resolve([]);
  }

  /** As the whole port: what makes images is not there, and fails when it is called. */
  asEngine(): ContainerEngine {
    return this as unknown as ContainerEngine;
  }

  #note(what: string): void {
    this.asked.push(what);
    const error = this.failing[what.split(' ')[0] ?? ''];
    if (error !== undefined) throw error;
  }

  #container(id: string): ScriptedContainer {
    const container = this.containers.get(id);
    if (container === undefined) throw new Error(`There is no container ${id}`);
    return container;
  }
}
