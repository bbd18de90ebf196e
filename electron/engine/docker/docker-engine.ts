/** The port `ContainerEngine` over the Docker Engine API, through dockerode. */
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import Docker from 'dockerode';
import type {
  InspectedContainer,
  InspectedImage,
} from '../../../shared/layers/inspected-container.ts';
import { INSTALLATION_LABEL } from '../container-engine.ts';
import type {
  AttachedStreams,
  BuildRequest,
  ContainerEnd,
  ContainerEngine,
  CreateContainer,
  EngineFacts,
  Labels,
  ListedImage,
  OwnedThing,
} from '../container-engine.ts';
import { DockerAttachedStreams } from './attached-streams.ts';
import { attachWithoutBody } from './attach.ts';
import { createOptions } from './create-options.ts';
import { inWordsOf } from './dialect.ts';
import { statusOf } from './engine-error.ts';
import { inspectedContainer, inspectedImage } from './inspected.ts';
import { followProgress } from './progress.ts';
import { within } from './time-limit.ts';
import { undeclared } from './undeclared.ts';

/** Time limits, milliseconds. Generous: a busy machine is slow, a hung engine is for ever. */
const QUICK_MS = 10_000;
const START_MS = 60_000;
const KILL_MS = 5_000;
const REMOVE_MS = 20_000;
const AGAIN_MS = 300;
/** Saving and loading move gigabytes over a slow port. */
const TRANSFER_MS = 30 * 60_000;
const BUILD_MS = 60 * 60_000;

export class DockerEngine implements ContainerEngine {
  readonly facts: EngineFacts;
  readonly address: string;
  readonly #docker: Docker;

  constructor(docker: Docker, address: string, facts: EngineFacts) {
    this.#docker = docker;
    this.address = address;
    this.facts = facts;
  }

  async create(request: CreateContainer): Promise<string> {
    return within(QUICK_MS, 'create the sandbox', async (abortSignal) => {
      const { name, ...body } = inWordsOf(this.facts, createOptions(request));
      const container = await undeclared(this.#docker).createContainer({
        _query: { name },
        _body: body,
        abortSignal,
      });
      return container.id;
    });
  }

  async attach(containerId: string): Promise<AttachedStreams> {
    return within(QUICK_MS, 'attach to the sandbox', async (abortSignal) => {
      const stream = await attachWithoutBody(this.#docker, containerId, abortSignal);
      return new DockerAttachedStreams(stream);
    });
  }

  async start(containerId: string): Promise<void> {
    await within(START_MS, 'start the sandbox', (abortSignal) =>
      this.#docker.getContainer(containerId).start({ abortSignal }),
    );
  }

  async inspect(containerId: string): Promise<InspectedContainer> {
    return within(QUICK_MS, 'inspect the sandbox', async (abortSignal) =>
      inspectedContainer(await this.#docker.getContainer(containerId).inspect({ abortSignal })),
    );
  }

  async waitForEnd(containerId: string, limitMs: number): Promise<ContainerEnd> {
    return within(limitMs, 'say how the sandbox ended', async (abortSignal) => {
      const container = this.#docker.getContainer(containerId);
      // This container has been started: the condition is met at once where it has ended.
      await container.wait({ condition: 'not-running', abortSignal });
      const { State: state } = await container.inspect({ abortSignal });
      return { exitCode: state.ExitCode, oomKilled: state.OOMKilled, error: state.Error };
    });
  }

  async kill(containerId: string): Promise<void> {
    await within(KILL_MS, 'stop the sandbox', async (abortSignal) => {
      const container = this.#docker.getContainer(containerId);
      await ignoring([404, 409], container.kill({ signal: 'SIGKILL', abortSignal }));
    });
  }

  async remove(containerId: string): Promise<void> {
    await within(REMOVE_MS, 'remove the sandbox', async (abortSignal) => {
      const container = this.#docker.getContainer(containerId);
      // 404: gone already. 409: its removal is already under way.
      const remove = (): Promise<void> =>
        ignoring([404, 409], container.remove({ force: true, v: true, abortSignal }));
      // Podman may find that it ends while it is being ended, and gives up (500).
      await remove().catch(async (error: unknown) => {
        if (!/state improper/.test(String(error))) throw error;
        await sleep(AGAIN_MS);
        await remove();
      });
    });
  }

  async writtenBytes(containerId: string): Promise<number | null> {
    return within(QUICK_MS, 'measure the sandbox', async (abortSignal) => {
      const container = undeclared(this.#docker).getContainer(containerId);
      const { SizeRw: size } = await container.inspect({ size: true, abortSignal });
      return typeof size === 'number' ? size : null;
    });
  }

  async memoryBytes(containerId: string): Promise<number | null> {
    return within(QUICK_MS, 'measure the sandbox', async (abortSignal) => {
      const container = undeclared(this.#docker).getContainer(containerId);
      // One shot: without it the engine waits a second for another look at the processor.
      const options = { stream: false, 'one-shot': true, abortSignal } as const;
      const usage = (await container.stats(options)).memory_stats?.usage;
      return typeof usage === 'number' ? usage : null;
    });
  }

  async ownedContainers(installation: string): Promise<readonly OwnedThing[]> {
    return within(QUICK_MS, 'list its containers', async (abortSignal) => {
      const found = await this.#docker.listContainers({
        all: true,
        filters: { label: [`${INSTALLATION_LABEL}=${installation}`] },
        abortSignal,
      });
      return found.map(({ Id: id, Labels: labels }) => ({ id, labels }));
    });
  }

  async createNetwork(name: string, labels: Labels): Promise<string> {
    return within(QUICK_MS, 'make a network', async (abortSignal) => {
      const network = await this.#docker.createNetwork({
        Name: name,
        Driver: 'bridge',
        Labels: { ...labels },
        Options: { 'com.docker.network.bridge.enable_icc': 'false' },
        abortSignal,
      });
      return network.id;
    });
  }

  async removeNetwork(networkId: string): Promise<void> {
    await within(REMOVE_MS, 'remove a network', async (abortSignal) => {
      await ignoring([404], this.#docker.getNetwork(networkId).remove({ abortSignal }));
    });
  }

  async ownedNetworks(installation: string): Promise<readonly OwnedThing[]> {
    return within(QUICK_MS, 'list its networks', async (abortSignal) => {
      const found = await this.#docker.listNetworks({
        filters: { label: [`${INSTALLATION_LABEL}=${installation}`] },
        abortSignal,
      });
      return found.map(({ Id: id, Labels: labels }) => ({ id, labels: labels ?? {} }));
    });
  }

  async networkOptions(name: string): Promise<Readonly<Record<string, string>> | null> {
    // This call of dockerode's takes no signal: the time limit lets go of it all the same.
    return within(QUICK_MS, `inspect the network ${name}`, async () => {
      try {
        const { Options: options } = await this.#docker.getNetwork(name).inspect();
        return options ?? {};
      } catch (error) {
        if (statusOf(error) === 404) return null;
        throw error;
      }
    });
  }

  async inspectImage(reference: string): Promise<InspectedImage | null> {
    return within(QUICK_MS, 'inspect an image', async (abortSignal) => {
      try {
        return inspectedImage(
          await undeclared(this.#docker).getImage(reference).inspect({ abortSignal }),
          reference,
        );
      } catch (error) {
        if (statusOf(error) === 404) return null;
        throw error;
      }
    });
  }

  async listImages(prefix: string): Promise<readonly ListedImage[]> {
    return within(QUICK_MS, 'list its images', async (abortSignal) => {
      const found = await this.#docker.listImages({ abortSignal });
      return found.flatMap((image) =>
        (image.RepoTags ?? [])
          .filter((tag) => tag.startsWith(prefix))
          .map((reference) => ({
            id: image.Id,
            reference,
            labels: image.Labels ?? {},
            bytes: image.Size,
            createdAt: new Date(image.Created * 1000),
          })),
      );
    });
  }

  async buildImage(request: BuildRequest): Promise<void> {
    await within(BUILD_MS, `build ${request.reference}`, async (timeLimit) => {
      const abortSignal = AbortSignal.any([timeLimit, request.signal]);
      const stream = await this.#docker.buildImage(request.context, {
        t: request.reference,
        // The classic builder: every engine from 20.10 on has it.
        version: '1',
        rm: true,
        forcerm: true,
        buildargs: { ...request.buildArguments },
        labels: { ...request.labels },
        abortSignal,
      });
      await followProgress(stream as Readable, request.onLine);
    });
  }

  async importRootFilesystem(tar: Readable, reference: string, signal: AbortSignal): Promise<void> {
    await within(TRANSFER_MS, 'import the base file system', async (timeLimit) => {
      const [repo, tag] = reference.split(':');
      const stream = await this.#docker.importImage(tar, {
        repo,
        tag,
        abortSignal: AbortSignal.any([timeLimit, signal]),
      });
      await followProgress(stream as Readable, () => {});
    });
  }

  async pullImage(
    reference: string,
    signal: AbortSignal,
    onLine: (line: string) => void,
  ): Promise<void> {
    await within(TRANSFER_MS, `pull ${reference}`, async (timeLimit) => {
      const stream = await this.#docker.pull(reference, {
        abortSignal: AbortSignal.any([timeLimit, signal]),
      });
      await followProgress(stream as Readable, onLine);
    });
  }

  async tagImage(reference: string, name: string): Promise<void> {
    const [repo = name, tag = 'latest'] = name.split(':');
    await within(QUICK_MS, `name ${reference}`, (abortSignal) =>
      this.#docker.getImage(reference).tag({ repo, tag, abortSignal }),
    );
  }

  async removeImage(reference: string): Promise<void> {
    await within(REMOVE_MS, `remove ${reference}`, (abortSignal) =>
      ignoring([404, 409], this.#docker.getImage(reference).remove({ abortSignal })),
    );
  }

  async pruneUnnamedImages(label: string, olderThan: string): Promise<void> {
    const filters = { dangling: ['true'], label: [label], until: [olderThan] };
    await within(REMOVE_MS, 'remove what builds left', (abortSignal) =>
      this.#docker.pruneImages({ filters, abortSignal }),
    );
  }

  async saveImages(references: readonly string[]): Promise<Readable> {
    return within(QUICK_MS, 'export images', async () => {
      const stream = await undeclared(this.#docker).getImages({ names: references });
      return stream as Readable;
    });
  }

  async loadImages(archive: Readable, signal?: AbortSignal): Promise<readonly string[]> {
    return within(TRANSFER_MS, 'load images', async (timeLimit) => {
      const names: string[] = [];
      // dockerode hears no error of what it sends, and would wait for the rest of it.
      const broken = new AbortController();
      archive.once('error', () => broken.abort());
      const stream = await this.#docker.loadImage(archive, {
        abortSignal: AbortSignal.any(
          [timeLimit, broken.signal, signal].filter((each) => each !== undefined),
        ),
      });
      await followProgress(stream as Readable, (line) => {
        const loaded = /^Loaded image: (\S+)$/.exec(line)?.[1];
        if (loaded !== undefined) names.push(loaded);
      });
      return names;
    });
  }
}

/** Takes the named refusals for success: what was asked for is so already. */
async function ignoring(statuses: readonly number[], call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!statuses.includes(statusOf(error) ?? 0)) throw error;
  }
}
