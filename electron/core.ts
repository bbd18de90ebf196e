/**
 * What all three entries stand on: the installation, its engine, its runs.
 * The command line uses it directly, the window and the browser through `app.ts`.
 */
import { randomUUID } from 'node:crypto';
import type { EngineStatus } from '../shared/description.ts';
import type { ParkingStatus } from '../shared/parking.ts';
import type { Language } from '../shared/languages/language.ts';
import { type Failure, GloveboxError, failureOf } from '../shared/outcome.ts';
import type { AskConsent } from './consent.ts';
import { findEngine, statusOf, type Found } from './engine/finding/find-engine.ts';
import type { BuildProgress } from './images/build-progress.ts';
import { readCatalogue } from './images/catalogue.ts';
import { findImageFolder } from './images/image-folder.ts';
import { ConnectedEngine, type Identity } from './sandbox/connected-engine.ts';
import { KnowledgeStore } from './sandbox/engine-knowledge.ts';
import { checkExpected, type ExpectedRun } from './sandbox/parking/expected-run.ts';
import { prepareSandbox, type Lane, type RunRequest } from './sandbox/prepare.ts';
import type { Turn } from './sandbox/queue/fair-queue.ts';
import type { Prepare } from './sandbox/prepared.ts';
import { Run, type RunObserver } from './sandbox/run.ts';
import { checkPlan, stagesOf } from './sandbox/run-plan.ts';
import { ownLabels, sweep } from './sandbox/sweep.ts';
import type { Traffic } from './sandbox/queue/traffic.ts';
import { openYard, type ParkingOptions, type Yard } from './sandbox/yard.ts';
import { openDataFolder, type DataFolder } from './storage/data-folder.ts';
import { IncomingFolder } from './storage/incoming-folder.ts';
import { installationId } from './storage/installation.ts';
import { InstanceLock } from './storage/instance-lock.ts';

export interface RunListener extends RunObserver {
  /** The language's image is being made for this run. */
  build(progress: BuildProgress): void;
  buildLine(line: string): void;
  /** The image is there, or why it is not: told for every run, also when nothing had to be made. */
  buildEnd(failure: Failure | null): void;
}

export interface RunLeave {
  readonly askConsent: AskConsent;
  /** Whether opening the network needs consent as well. */
  readonly guardsNetwork: boolean;
  /** Whose run it is: sessions take turns, and each has its own expectations. */
  readonly session?: string;
}

export class Core {
  readonly folder: DataFolder;
  readonly languages: readonly Language[];
  readonly installation: string;
  readonly incoming: IncomingFolder;
  readonly #imageFolder: string;
  readonly #lock: InstanceLock;
  readonly #knowledge: KnowledgeStore;
  /** Those whose removal is not over. */
  readonly #runs = new Map<string, Run>();
  /** Ids of those that still go on: what an ended one left may be swept, though its removal waits for a lost engine. */
  readonly #underWay = new Set<string>();
  readonly #parking: ParkingOptions | null;
  /** What each session will need next; it outlives an engine that is lost. */
  readonly #expected = new Map<string, ExpectedRun>();
  /** Run ids of canaries and trials: they remove themselves, and a sweep is not to. */
  readonly #trying = new Set<string>();
  /** By the engine's id: looking for it again must not forget what is under way on it. */
  readonly #traffic = new Map<string, Traffic>();
  #connecting: Promise<Yard> | null = null;
  #yard: Yard | null = null;
  /** Lots that were left with their engine. */
  readonly #leaving = new Set<Promise<void>>();
  #isClosed = false;

  /** @param parking null to start nothing ahead, as the command line */
  constructor(dataFolder?: string, parking: ParkingOptions | null = null) {
    this.#parking = parking;
    this.folder = openDataFolder(dataFolder);
    this.installation = installationId(this.folder);
    this.#imageFolder = findImageFolder();
    this.languages = readCatalogue(this.#imageFolder);
    this.#knowledge = new KnowledgeStore(this.folder.root);
    this.#lock = new InstanceLock(this.folder);
    this.incoming = new IncomingFolder(this.folder.incoming, this.#lock);
  }

  /**
   * The engine, found and swept once and kept.
   *
   * @throws GloveboxError `engine-absent`, `engine-permission`, `engine-too-old`
   */
  async connect(): Promise<ConnectedEngine> {
    return (await this.#openYard()).connected;
  }

  /** The engine's state for people; `lookAgain` forgets the one that was found. */
  async engineStatus(lookAgain: boolean): Promise<EngineStatus> {
    if (lookAgain) this.#leaveYard();
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
    const own = { ids: new Set([id]), turn: null as Turn | null };
    const run = new Run(id, this.#preparing(id, request, listener, leave, own), listener);
    this.#runs.set(id, run);
    this.#underWay.add(id);
    void run.removed.catch(() => {}).finally(() => this.#runs.delete(id));
    const ended = (engineWasLost: boolean): void => {
      own.turn?.leave();
      for (const sandboxId of own.ids) this.#underWay.delete(sandboxId);
      // The next run looks for an engine anew.
      if (engineWasLost) this.#leaveYard();
    };
    void run.result.then(
      ({ verdict }) => ended(verdict.kind === 'engine-lost'),
      (error: unknown) => ended(failureOf(error).code === 'engine-lost'),
    );
    return run;
  }

  /**
   * What a session is about to run: a sandbox for it is started ahead, where
   * this application does that.
   *
   * @throws GloveboxError `bad-input` for what can never be run
   */
  expect(session: string, expected: ExpectedRun): void {
    checkExpected(expected);
    if (this.#isClosed || this.#parking === null) return;
    this.#expected.set(session, expected);
    if (this.#yard !== null) this.#yard.lot?.expect(session, expected);
    // Without an engine the next run says so; once there is one, it is told all that is expected.
    else void this.#openYard().catch(() => {});
  }

  /** The session is gone, and what was started ahead for it is let go. */
  forget(session: string): void {
    this.#expected.delete(session);
    this.#yard?.lot?.expect(session, null);
  }

  /** What was started ahead and is ready. */
  parked(): ParkingStatus {
    return this.#yard?.lot?.status ?? { ready: 0, memoryBytes: 0, obstacle: null };
  }

  /** Resolves when everything that is expected has been started ahead, or cannot be. */
  async parkingSettled(): Promise<void> {
    await (await this.#openYard()).lot?.settled();
  }

  /** Ends every run; resolves when nothing of this instance remains, and gives up its lock. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const runs = [...this.#runs.values()];
    for (const run of runs) run.stop();
    this.#leaveYard();
    const removals = await Promise.allSettled([
      ...runs.map(({ removed }) => removed),
      ...this.#leaving,
    ]);
    // What could not be removed is left to the next start's sweep, which goes by the lock.
    if (removals.every(({ status }) => status === 'fulfilled')) this.#lock.release();
  }

  /** How a run gets its sandbox: a parked one that is the very same, or one of its own. */
  #preparing(
    id: string,
    request: RunRequest,
    listener: RunListener,
    leave: RunLeave,
    own: { ids: Set<string>; turn: Turn | null },
  ): Prepare {
    const { session = '' } = leave;
    return async (note, signal, isSecond) => {
      const { connected, traffic, lot } = await this.#openYard();
      const lane: Lane = {
        turn: async (memoryMiB) => {
          own.turn ??= await traffic.turn(session, memoryMiB, signal, (ahead) => {
            note(`waiting for ${ahead === 1 ? '1 run' : `${ahead} runs`} before it`);
          });
          note(null);
        },
        parked: async (recipe, isAgain) => {
          if (isSecond || lot === null) return null;
          const stages = stagesOf(request);
          if (!isAgain) lot.wanted(session, recipe, stages);
          return lot.take(recipe, stages, (taken) => {
            own.ids.add(taken);
            this.#underWay.add(taken);
          });
        },
        starting: (start) => traffic.starting(session, signal, start),
        removing: (remove) => traffic.removing(session, remove),
      };
      return prepareSandbox(request, {
        connected,
        runId: id,
        ...leave,
        signal,
        note,
        onBuild: (progress) => listener.build(progress),
        onBuildLine: (line) => listener.buildLine(line),
        onBuildEnd: (failure) => listener.buildEnd(failure),
        lane,
      });
    };
  }

  async #openYard(): Promise<Yard> {
    if (this.#connecting === null) {
      const connecting = this.#find();
      this.#connecting = connecting;
      connecting.then(
        (yard) => this.#opened(yard, connecting),
        () => {
          if (this.#connecting === connecting) this.#connecting = null;
        },
      );
    }
    return this.#connecting;
  }

  #opened(yard: Yard, connecting: Promise<Yard>): void {
    // Looked for again meanwhile: this one is nobody's.
    if (this.#connecting !== connecting) return this.#leaveLot(yard);
    this.#yard = yard;
    for (const [session, expected] of this.#expected) yard.lot?.expect(session, expected);
  }

  async #find(): Promise<Yard> {
    const found: Found = await findEngine();
    if (found.engine === null) throw new EngineUnusableError(found.status);
    const identity: Identity = {
      installation: this.installation,
      labels: ownLabels(this.installation, this.#lock),
      trying: this.#trying,
    };
    await sweep(found.engine, this.installation, this.#lock, (id) => this.#isInUse(id));
    const connected = new ConnectedEngine(
      found.engine,
      this.#imageFolder,
      identity,
      this.#knowledge,
    );
    const { id } = found.engine.facts;
    const yard = openYard(connected, this.#parking, this.#traffic.get(id) ?? null);
    this.#traffic.set(id, yard.traffic);
    return yard;
  }

  #isInUse(sandboxId: string): boolean {
    if (this.#underWay.has(sandboxId) || this.#trying.has(sandboxId)) return true;
    return this.#yard?.lot?.holds(sandboxId) ?? false;
  }

  /** Forgets the engine that was found, and lets go what waits on it. */
  #leaveYard(): void {
    if (this.#yard !== null) this.#leaveLot(this.#yard);
    this.#connecting = null;
    this.#yard = null;
  }

  #leaveLot({ lot }: Yard): void {
    if (lot === null) return;
    const leaving = lot.close();
    this.#leaving.add(leaving);
    void leaving.finally(() => this.#leaving.delete(leaving));
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
