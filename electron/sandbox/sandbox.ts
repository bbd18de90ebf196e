/**
 * One container of ours, from its creation to its removal. It is started under
 * the full hardening asked for, holds nothing but the launcher, has reported
 * its evidence, and waits for the one run it will serve. If it is to wait for
 * long, what will run the program can be started in it and held there.
 */
import type { SourceFile } from '../../shared/run-request.ts';
import type { ContainerSpec } from '../../shared/container-spec.ts';
import type { Fact } from '../../shared/layers/evidence.ts';
import type {
  InspectedContainer,
  InspectedImage,
} from '../../shared/layers/inspected-container.ts';
import { GloveboxError } from '../../shared/outcome.ts';
import type {
  AttachedStreams,
  ContainerEnd,
  ContainerEngine,
  Labels,
} from '../engine/container-engine.ts';
import { LauncherMessages } from './launcher/launcher-messages.ts';
import {
  LAUNCHER_PATH,
  LauncherFrameParser,
  PROTOCOL_VERSION,
  ProtocolError,
  anewFrame,
  fileFrame,
  goFrame,
  holdFrame,
  resizeFrame,
  stageFrame,
  type LauncherMessage,
} from './launcher/protocol.ts';
import { servesAlike, type StagePlan } from './launcher/stage-plan.ts';
import { RUN_LABEL } from './sweep.ts';

export interface SandboxRequest {
  readonly runId: string;
  readonly image: InspectedImage;
  readonly spec: ContainerSpec;
  /** The installation's and the instance's. */
  readonly labels: Labels;
}

/** How long the launcher may take to report, once the engine says that it started. */
const REPORT_MS = 30_000;
/** What the launcher and the runtime may complain about on standard error, kept for a sentence. */
const COMPLAINT_BYTES = 2_000;

export class Sandbox {
  readonly containerId: string;
  /** What the launcher read inside; the end's counters join it later. */
  readonly facts = new Map<string, Fact>();
  readonly inspected: InspectedContainer;

  readonly #engine: ContainerEngine;
  readonly #streams: AttachedStreams;
  readonly #messages: LauncherMessages;
  readonly #networkId: string | null;
  #planned: readonly StagePlan[] | null = null;
  /**
   * Whether something that holds itself has not come to its gate yet: it looks at
   * the gate only then, and what it still does before costs more than a fresh start.
   */
  #isWarmingUp = false;
  #heldAll: Promise<boolean> = Promise.resolve(false);
  readonly #lost: Promise<void>;
  #tellLost: () => void = () => {};

  private constructor(
    engine: ContainerEngine,
    opened: { containerId: string; networkId: string | null; streams: AttachedStreams },
    messages: LauncherMessages,
    inspected: InspectedContainer,
    facts: ReadonlyMap<string, Fact>,
  ) {
    this.#engine = engine;
    this.#streams = opened.streams;
    this.#networkId = opened.networkId;
    this.#messages = messages;
    this.containerId = opened.containerId;
    this.inspected = inspected;
    for (const [name, fact] of facts) this.facts.set(name, fact);
    this.#lost = new Promise((resolve) => {
      this.#tellLost = resolve;
    });
  }

  /**
   * Creates and starts one, and waits for its evidence.
   *
   * @throws GloveboxError; nothing is left behind then
   */
  static async start(engine: ContainerEngine, request: SandboxRequest): Promise<Sandbox> {
    const labels = { ...request.labels, [RUN_LABEL]: request.runId };
    const name = `glovebox-${request.runId}`;
    let networkId: string | null = null;
    let containerId: string | null = null;
    try {
      if (request.spec.network === 'own-bridge')
        networkId = await engine.createNetwork(name, labels);
      containerId = await engine.create({
        name,
        image: request.image.id,
        command: [LAUNCHER_PATH],
        spec: request.spec,
        networkName: networkId === null ? null : name,
        labels,
      });
      const streams = await engine.attach(containerId);
      const messages = new LauncherMessages(readMessages(streams));
      await engine.start(containerId);
      const [inspected, facts] = await Promise.all([
        // Not before: what an engine gives at the start (its AppArmor profile) it says of none that it has not started.
        engine.inspect(containerId),
        takeEvidence(messages, engine, containerId),
      ]);
      return new Sandbox(engine, { containerId, networkId, streams }, messages, inspected, facts);
    } catch (error) {
      await removeAll(engine, containerId, networkId);
      throw error;
    }
  }

  /** The launcher's further messages; ends when the stream does. */
  messages(): AsyncGenerator<LauncherMessage> {
    return this.#messages.rest();
  }

  /**
   * Starts, ahead of the run, every stage that can be held. Once, and before `deliver`.
   *
   * @returns resolves when that is under way
   */
  async hold(stages: readonly StagePlan[]): Promise<void> {
    this.#planned = stages;
    await this.send(joined([...stages.map(stageFrame), holdFrame()]));
    const missing = new Set(stages.flatMap(({ hold }, index) => (hold === null ? [] : [index])));
    const warming = new Set(
      stages.flatMap(({ hold }, index) => (hold?.at === 'itself' ? [index] : [])),
    );
    this.#isWarmingUp = warming.size > 0;
    let tell: (all: boolean) => void = () => {};
    this.#heldAll = new Promise((resolve) => {
      tell = resolve;
    });
    if (missing.size === 0) tell(true);
    const watch = this.#messages.watchHeld((index) => {
      missing.delete(index);
      warming.delete(index);
      this.#isWarmingUp = warming.size > 0;
      if (missing.size === 0) tell(true);
    });
    void watch.then((goesOn) => {
      tell(false);
      if (!goesOn) this.#tellLost();
    });
  }

  /**
   * Resolves when every stage that can be held waits where it should: true; or
   * when that is not to be expected any more, since the sandbox was lost or a
   * run has come for it: false. Before `hold`: false.
   */
  get heldAll(): Promise<boolean> {
    return this.#heldAll;
  }

  /** Resolves when a sandbox that was told to hold is found dead before a run has come for it. */
  get lost(): Promise<void> {
    return this.#lost;
  }

  /**
   * Hands over what to run, and lets it go. What waits is used if it is the very
   * same that is asked for, and is ended otherwise.
   *
   * @param files entry first
   * @returns resolves when the connection takes more
   */
  async deliver(files: readonly SourceFile[], stages: readonly StagePlan[]): Promise<void> {
    const frames = files.map(({ name, text }) => fileFrame(name, new TextEncoder().encode(text)));
    const planned = this.#planned;
    if (planned !== null && servesAlike(planned, stages) && !this.#isWarmingUp) {
      const terminal = stages.at(-1)?.terminal ?? null;
      if (terminal !== null) frames.push(resizeFrame(terminal));
    } else {
      if (planned !== null) frames.unshift(anewFrame());
      frames.push(...stages.map(stageFrame));
    }
    // In one piece: every write on its own is a round through the engine.
    await this.send(joined([...frames, goFrame()]));
  }

  /** Sends a frame; resolves when the connection takes more. A broken connection shows in `messages`. */
  async send(frame: Uint8Array): Promise<void> {
    await this.#streams.write(frame);
  }

  /** How the container ended; rejects when the engine is gone as well. */
  async end(limitMs: number): Promise<ContainerEnd> {
    return this.#engine.waitForEnd(this.containerId, limitMs);
  }

  /** Ends everything inside through the engine, for when the launcher does not answer. */
  async kill(): Promise<void> {
    await this.#engine.kill(this.containerId);
  }

  /** Gives up on the connection: `messages` ends. */
  disconnect(): void {
    this.#streams.close();
  }

  async writtenBytes(): Promise<number | null> {
    return this.#engine.writtenBytes(this.containerId);
  }

  /** Removes the container, its volumes and its network. */
  async remove(): Promise<void> {
    this.#streams.close();
    await removeAll(this.#engine, this.containerId, this.#networkId);
  }
}

function joined(frames: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(frames);
}

async function removeAll(
  engine: ContainerEngine,
  containerId: string | null,
  networkId: string | null,
): Promise<void> {
  if (containerId !== null) await engine.remove(containerId);
  if (networkId !== null) await engine.removeNetwork(networkId);
}

async function* readMessages(streams: AttachedStreams): AsyncGenerator<LauncherMessage> {
  const frames = new LauncherFrameParser();
  let complaint = '';
  for await (const { stream, bytes } of streams.output()) {
    if (stream === 'stdout') yield* frames.push(bytes);
    else if (complaint.length < COMPLAINT_BYTES) complaint += new TextDecoder().decode(bytes);
  }
  if (complaint !== '') yield { type: 'problem', code: 'stderr', sentence: complaint.trim() };
}

async function takeEvidence(
  messages: LauncherMessages,
  engine: ContainerEngine,
  containerId: string,
): Promise<ReadonlyMap<string, Fact>> {
  const facts = new Map<string, Fact>();
  const late = setTimeout(() => void engine.kill(containerId).catch(() => {}), REPORT_MS);
  try {
    for (;;) {
      const next = await messages.next();
      if (next.done === true) throw await diedEarly(engine, containerId);
      const message = next.value;
      if (message.type === 'fact') facts.set(message.name, message.fact);
      else if (message.type === 'ready') {
        if (message.version === PROTOCOL_VERSION) return facts;
        throw new GloveboxError(
          'internal',
          'The image has a launcher of another version; rebuild it.',
        );
      } else if (message.type === 'problem') {
        throw new GloveboxError('internal', `The sandbox could not begin: ${message.sentence}.`);
      } else throw new ProtocolError(`a ${message.type} before the evidence`);
    }
  } finally {
    clearTimeout(late);
  }
}

async function diedEarly(engine: ContainerEngine, containerId: string): Promise<GloveboxError> {
  const end = await engine.waitForEnd(containerId, 5_000);
  const why = end.oomKilled ? 'the memory limit is too small for it' : `exit code ${end.exitCode}`;
  return new GloveboxError(
    'internal',
    `The sandbox ended before it could report (${end.error === '' ? why : end.error}).`,
  );
}
