/**
 * The port to a container engine: what the sandbox asks of one, in our words.
 *
 * Every call has a time limit of its own. A call rejects with a `GloveboxError`:
 * `engine-lost` when the engine does not answer or goes away, `internal` with
 * the engine's own words when it refuses something it should have done.
 */
import type { Readable } from 'node:stream';
import type { ContainerSpec } from '../../shared/container-spec.ts';
import type {
  InspectedContainer,
  InspectedImage,
} from '../../shared/layers/inspected-container.ts';
import type { StreamName } from '../../shared/run-result.ts';

/** What the engine says of itself; asked once when it is found. */
export interface EngineFacts {
  /** Stable over restarts: the engine's own, or made from its place where it has none. */
  readonly id: string;
  /** `Docker Engine`, `Podman Engine`. */
  readonly name: string;
  readonly version: string;
  readonly apiVersion: string;
  readonly operatingSystem: string;
  readonly architecture: string;
  readonly kernelVersion: string;
  readonly storageDriver: string;
  readonly cgroupVersion: 1 | 2;
  readonly cgroupDriver: string;
  readonly runtimes: readonly string[];
  /** How each is started (path, arguments and the like), in the engine's own words as JSON. */
  readonly runtimeSettings: readonly string[];
  readonly defaultRuntime: string;
  readonly securityOptions: readonly string[];
  readonly memoryBytes: number;
  readonly cpus: number;
  /** Folder on the engine's machine where it keeps everything. */
  readonly rootFolder: string;
  readonly details: EngineDetails;
}

/** What running does not need and judging a host does; null wherever the engine did not say. */
export interface EngineDetails {
  /** How it is reached: a socket or pipe, TCP in clear text, or TCP with TLS. */
  readonly connection: 'socket' | 'tcp' | 'tls';
  /** What its machine calls itself. */
  readonly hostName: string | null;
  /** The product around it: `Docker Desktop 4.44.3 (202357)`. */
  readonly platformName: string | null;
  /** The programs that it is made of. */
  readonly components: readonly EngineComponent[];
  /** Limits that it says it can set on a container. */
  readonly limits: Readonly<Record<'memory' | 'swap' | 'processes' | 'cpu', boolean | null>>;
  /** Whether containers live on while the engine is restarted. */
  readonly liveRestore: boolean | null;
  readonly experimental: boolean | null;
  /** Registries and address ranges that it talks to without verified TLS, its loopback included. */
  readonly insecureRegistries: readonly string[] | null;
  /** Its own complaints about how it was set up; empty when it has none. */
  readonly warnings: readonly string[] | null;
}

export interface EngineComponent {
  /** `runc`, `containerd`, `OCI Runtime (crun)`. */
  readonly name: string;
  readonly version: string;
  /** The commit or package that it was built from. */
  readonly build: string | null;
}

/** Everything of ours carries these, and sweeping goes by them. */
export type Labels = Readonly<Record<string, string>>;

/** By this label, whose value is the installation's id, everything of ours is found again. */
export const INSTALLATION_LABEL = 'glovebox';

export interface CreateContainer {
  readonly name: string;
  readonly image: string;
  /** The first process and its arguments, without a shell. */
  readonly command: readonly string[];
  readonly spec: ContainerSpec;
  /** Name of the sandbox's own network when `spec.network` is `own-bridge`. */
  readonly networkName: string | null;
  readonly labels: Labels;
}

/** What is left of a container of ours. */
export interface OwnedThing {
  readonly id: string;
  readonly labels: Labels;
}

/** A piece of a container's output. */
export interface OutputSlice {
  readonly stream: StreamName;
  /** A view into the connection's buffer: to be used or copied before the next slice is asked for. */
  readonly bytes: Uint8Array;
}

/** The streams of one attached container. */
export interface AttachedStreams {
  /** To be read once, to its end; whoever does not ask for more holds the container back. */
  output(): AsyncGenerator<OutputSlice>;
  /** Resolves when the connection takes more. A broken connection shows in `output`. */
  write(bytes: Uint8Array): Promise<void>;
  /** Ends the connection, and with it the container's input. */
  close(): void;
}

/** How a container ended, as the engine saw it. */
export interface ContainerEnd {
  readonly exitCode: number;
  /** True when the kernel ended any of its processes for memory, not only the first. */
  readonly oomKilled: boolean;
  readonly error: string;
}

export interface BuildRequest {
  readonly reference: string;
  /** A tar archive with the Dockerfile at its root. */
  readonly context: Readable;
  readonly buildArguments: Readonly<Record<string, string>>;
  readonly labels: Labels;
  readonly signal: AbortSignal;
  /** Gets the engine's build log, line by line. */
  readonly onLine: (line: string) => void;
}

export interface ContainerEngine {
  readonly facts: EngineFacts;
  /** Where it was found, for people: `unix:///var/run/docker.sock`. */
  readonly address: string;

  create(request: CreateContainer): Promise<string>;
  attach(containerId: string): Promise<AttachedStreams>;
  start(containerId: string): Promise<void>;
  inspect(containerId: string): Promise<InspectedContainer>;
  /** Waits for the end of a container that was started; `limitMs` bounds the wait. */
  waitForEnd(containerId: string, limitMs: number): Promise<ContainerEnd>;
  kill(containerId: string): Promise<void>;
  /** Ends and removes it with its volumes; a container that is gone already is removed. */
  remove(containerId: string): Promise<void>;
  /** Bytes written to the container's own layer, where the engine can tell. */
  writtenBytes(containerId: string): Promise<number | null>;
  /** Bytes of memory that its control group uses now, where the engine can tell. */
  memoryBytes(containerId: string): Promise<number | null>;
  ownedContainers(installation: string): Promise<readonly OwnedThing[]>;

  createNetwork(name: string, labels: Labels): Promise<string>;
  removeNetwork(networkId: string): Promise<void>;
  ownedNetworks(installation: string): Promise<readonly OwnedThing[]>;
  /** The options of a network by its name; null when there is no such network. */
  networkOptions(name: string): Promise<Readonly<Record<string, string>> | null>;

  /** Null when there is no such image. */
  inspectImage(reference: string): Promise<InspectedImage | null>;
  /** Every image whose name begins so, with its size in bytes. */
  listImages(prefix: string): Promise<readonly ListedImage[]>;
  buildImage(request: BuildRequest): Promise<void>;
  /** Makes an image of a root file system given as a tar stream. */
  importRootFilesystem(tar: Readable, reference: string, signal: AbortSignal): Promise<void>;
  /** Downloads an image; rejects with `engine-lost` or the registry's word. */
  pullImage(reference: string, signal: AbortSignal, onLine: (line: string) => void): Promise<void>;
  tagImage(reference: string, name: string): Promise<void>;
  removeImage(reference: string): Promise<void>;
  /**
   * Removes the unnamed images that builds left behind, that have this label and
   * were made before the time given: younger ones may belong to a build under way.
   *
   * @param olderThan as the engine writes durations: `2h`
   */
  pruneUnnamedImages(label: string, olderThan: string): Promise<void>;
  /** An archive of images as `docker save` makes it. */
  saveImages(references: readonly string[]): Promise<Readable>;
  /**
   * @param signal gives it up, also when all of it was sent and the engine still works on it
   * @returns the names that the engine says it loaded
   */
  loadImages(archive: Readable, signal?: AbortSignal): Promise<readonly string[]>;
}

export interface ListedImage extends InspectedImage {
  readonly bytes: number;
  readonly createdAt: Date;
}
