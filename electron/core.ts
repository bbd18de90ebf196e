/**
 * What all three entries stand on: the installation, its engine, its runs.
 * The command line uses it directly, the window and the browser through `app.ts`.
 */
import { randomUUID } from 'node:crypto';
import type { EngineStatus } from '../shared/contract.ts';
import type { Language } from '../shared/languages/language.ts';
import { GloveboxError, failureOf } from '../shared/outcome.ts';
import type { AskConsent } from './consent.ts';
import { findEngine, statusOf, type Found } from './engine/finding/find-engine.ts';
import type { BuildProgress } from './images/build-progress.ts';
import { readCatalogue } from './images/catalogue.ts';
import { findImageFolder } from './images/image-folder.ts';
import { ConnectedEngine, type Identity } from './sandbox/connected-engine.ts';
import { KnowledgeStore } from './sandbox/engine-knowledge.ts';
import { prepareSandbox, type RunRequest } from './sandbox/prepare.ts';
import { Run, type RunObserver } from './sandbox/run.ts';
import { checkPlan } from './sandbox/run-plan.ts';
import { ownLabels, sweep } from './sandbox/sweep.ts';
import { openDataFolder, type DataFolder } from './storage/data-folder.ts';
import { installationId } from './storage/installation.ts';
import { InstanceLock } from './storage/instance-lock.ts';

export interface RunListener extends RunObserver {
  /** The language's image is being made for this run. */
  build(progress: BuildProgress): void;
  buildLine(line: string): void;
}

export interface RunLeave {
  readonly askConsent: AskConsent;
  /** Whether opening the network needs consent as well. */
  readonly guardsNetwork: boolean;
}

export class Core {
  readonly folder: DataFolder;
  readonly languages: readonly Language[];
  readonly installation: string;
  readonly #imageFolder: string;
  readonly #lock: InstanceLock;
  readonly #knowledge: KnowledgeStore;
  /** Those whose removal is not over. */
  readonly #runs = new Map<string, Run>();
  /** Ids of those that still go on: what an ended one left may be swept, though its removal waits for a lost engine. */
  readonly #underWay = new Set<string>();
  #connecting: Promise<ConnectedEngine> | null = null;
  #isClosed = false;

  constructor(dataFolder?: string) {
    this.folder = openDataFolder(dataFolder);
    this.installation = installationId(this.folder);
    this.#imageFolder = findImageFolder();
    this.languages = readCatalogue(this.#imageFolder);
    this.#knowledge = new KnowledgeStore(this.folder.root);
    this.#lock = new InstanceLock(this.folder);
  }

  /**
   * The engine, found and swept once and kept.
   *
   * @throws GloveboxError `engine-absent`, `engine-permission`, `engine-too-old`
   */
  async connect(): Promise<ConnectedEngine> {
    this.#connecting ??= this.#find().catch((error: unknown) => {
      this.#connecting = null;
      throw error;
    });
    return this.#connecting;
  }

  /** The engine's state for people; `lookAgain` forgets the one that was found. */
  async engineStatus(lookAgain: boolean): Promise<EngineStatus> {
    if (lookAgain) this.#connecting = null;
    try {
      const connected = await this.connect();
      if (lookAgain) await connected.lookForOwnProfile(this.languages);
      return statusOf(connected.engine);
    } catch (error) {
      if (error instanceof EngineUnusableError) return error.status;
      throw error;
    }
  }

  /**
   * Starts a run.
   *
   * @throws GloveboxError `bad-input` at once for what can never be run; all
   *   else shows in the run's result
   */
  startRun(request: RunRequest, listener: RunListener, leave: RunLeave): Run {
    if (this.#isClosed) throw new GloveboxError('cancelled', 'Glovebox is closing.');
    checkPlan(request);
    const id = randomUUID();
    const run = new Run(
      id,
      async (note, signal) => {
        const connected = await this.connect();
        return prepareSandbox(request, {
          connected,
          runId: id,
          ...leave,
          signal,
          note,
          onBuild: (progress) => listener.build(progress),
          onBuildLine: (line) => listener.buildLine(line),
        });
      },
      listener,
    );
    this.#runs.set(id, run);
    this.#underWay.add(id);
    void run.removed.catch(() => {}).finally(() => this.#runs.delete(id));
    void run.result.then(
      ({ verdict }) => this.#ended(id, verdict.kind === 'engine-lost'),
      (error: unknown) => this.#ended(id, failureOf(error).code === 'engine-lost'),
    );
    return run;
  }

  /** Ends every run; resolves when nothing of this instance remains, and gives up its lock. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const runs = [...this.#runs.values()];
    for (const run of runs) run.stop();
    const removals = await Promise.allSettled(runs.map(({ removed }) => removed));
    // What could not be removed is left to the next start's sweep, which goes by the lock.
    if (removals.every(({ status }) => status === 'fulfilled')) this.#lock.release();
  }

  async #find(): Promise<ConnectedEngine> {
    const found: Found = await findEngine();
    if (found.engine === null) throw new EngineUnusableError(found.status);
    const identity: Identity = {
      installation: this.installation,
      labels: ownLabels(this.installation, this.#lock),
    };
    await sweep(found.engine, this.installation, this.#lock, (runId) => this.#underWay.has(runId));
    return new ConnectedEngine(found.engine, this.#imageFolder, identity, this.#knowledge);
  }

  /** After a lost engine the next run looks for one anew. */
  #ended(runId: string, engineWasLost: boolean): void {
    this.#underWay.delete(runId);
    if (engineWasLost) this.#connecting = null;
  }
}

const CODES = {
  absent: 'engine-absent',
  refused: 'engine-permission',
  'too-old': 'engine-too-old',
} as const;

/** No engine to work with, with all that a page shows of it. */
export class EngineUnusableError extends GloveboxError {
  readonly status: Exclude<EngineStatus, { state: 'ready' }>;

  constructor(status: Exclude<EngineStatus, { state: 'ready' }>) {
    super(CODES[status.state], status.sentence);
    this.status = status;
  }
}
