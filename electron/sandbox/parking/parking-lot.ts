/**
 * Sandboxes of one engine that were started ahead: full hardening, evidence
 * judged, what will run the program waiting in them. Each is used once, or let go.
 */
import { randomUUID } from 'node:crypto';
import type { ParkingStatus } from '../../../shared/parking.ts';
import type { ConnectedEngine } from '../connected-engine.ts';
import { startJudged } from '../judged-sandbox.ts';
import type { StagePlan } from '../launcher/stage-plan.ts';
import type { ParkedAhead } from '../prepare.ts';
import { recipeKey, type Recipe } from '../recipe.ts';
import { Demand } from './demand.ts';
import { Expectations } from './expectations.ts';
import { kindOf, type ExpectedRun } from './expected-run.ts';
import { bestFor, Parked } from './parked.ts';
import type { LotConditions } from './lot-conditions.ts';
import { planParking, type Kind } from './parking-plan.ts';

/** How often ages and conditions are looked at, milliseconds. */
const LOOK_MS = 5_000;
/** A kind whose start failed is tried again after this long, milliseconds. */
const FAILED_MS = 60_000;

interface Starting {
  readonly id: string;
  /** The `recipeKey` of what it can serve. */
  readonly serves: string;
  /** Null when it failed, or was taken by another. */
  readonly parked: Promise<Parked | null>;
  /** A run has come for it while it was being started. */
  isClaimed: boolean;
}

export class ParkingLot {
  readonly #connected: ConnectedEngine;
  readonly #conditions: LotConditions;
  readonly #expectations: Expectations;
  readonly #demands = new Map<Kind, Demand>();
  readonly #failedAt = new Map<Kind, number>();
  readonly #measured = new Map<Kind, number>();
  readonly #parked = new Map<string, Parked>();
  readonly #removals = new Set<Promise<void>>();
  readonly #settled: (() => void)[] = [];
  readonly #look: NodeJS.Timeout;
  #starting: Starting | null = null;
  #isWorking = false;
  #isDirty = false;
  #isClosed = false;
  #told = '';

  constructor(connected: ConnectedEngine, conditions: LotConditions) {
    this.#connected = connected;
    this.#conditions = conditions;
    this.#expectations = new Expectations(connected, conditions.bounds, () => this.#kick());
    this.#look = setInterval(() => this.#kick(), LOOK_MS);
    // Nothing that only waits keeps the process alive.
    this.#look.unref();
  }

  /** What a session will need next, in place of what it said before; null when it is gone. */
  expect(session: string, expected: ExpectedRun | null): void {
    if (!this.#isClosed) this.#expectations.set(session, expected);
  }

  /** Whether a sandbox of this id, by its label, is parked or being parked. */
  holds(id: string): boolean {
    return this.#parked.has(id) || this.#starting?.id === id;
  }

  /** A run has come that wants one of this kind. */
  wanted(session: string, recipe: Recipe, stages: readonly StagePlan[]): void {
    const now = Date.now();
    this.#demandOf(kindOf(recipe, stages)).note(now);
    this.#expectations.ran(session, now);
  }

  /**
   * One that serves this recipe: ready, or being made ready. It is the caller's
   * from then on.
   *
   * @param stages what it is to run: one in which just that waits is preferred
   * @param taken told its id at once, before it is anything but the lot's
   */
  async take(
    recipe: Recipe,
    stages: readonly StagePlan[],
    taken: (id: string) => void,
  ): Promise<ParkedAhead | null> {
    const serves = recipeKey(recipe);
    const ready = bestFor([...this.#parked.values()], recipe, stages);
    if (ready !== null) {
      taken(ready.id);
      this.#parked.delete(ready.id);
      this.#kick();
      return { judged: ready.judged, wasReady: true };
    }
    const starting = this.#starting;
    if (starting === null || starting.serves !== serves || starting.isClaimed) return null;
    starting.isClaimed = true;
    taken(starting.id);
    const parked = await starting.parked;
    return parked === null ? null : { judged: parked.judged, wasReady: false };
  }

  get status(): ParkingStatus {
    const ready = [...this.#parked.values()];
    const known = ready.map(({ bytes }) => bytes);
    const all = known.every((bytes) => bytes !== null);
    return {
      ready: ready.length,
      memoryBytes: all ? known.reduce((sum, bytes) => sum + bytes, 0) : null,
      obstacle: this.#conditions.obstacle(),
    };
  }

  /** Resolves when all that is wanted is parked, or cannot be. */
  async settled(): Promise<void> {
    while (!this.#isClosed && (this.#isWorking || this.#isDirty || this.#expectations.isPending)) {
      await new Promise<void>((resolve) => this.#settled.push(resolve));
    }
  }

  /** Lets all go; resolves when they are removed. What an engine does not remove now is swept later. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#look);
    this.#expectations.close();
    for (const parked of this.#parked.values()) this.#letGo(parked);
    const started = await this.#starting?.parked;
    if (started && this.#parked.has(started.id)) this.#letGo(started);
    await Promise.all(this.#removals);
    this.#tellSettled();
  }

  #demandOf(kind: Kind): Demand {
    const demand = this.#demands.get(kind) ?? new Demand();
    this.#demands.set(kind, demand);
    return demand;
  }

  /** Looks anew at what is to be done; one look at a time. */
  #kick(): void {
    this.#isDirty = true;
    if (this.#isWorking || this.#isClosed) return;
    this.#isWorking = true;
    void this.#work().finally(() => {
      this.#isWorking = false;
      this.#tellSettled();
    });
  }

  async #work(): Promise<void> {
    // Whoever has just taken one goes first: their program is not there yet.
    await new Promise((resolve) => setTimeout(resolve, 0));
    while (this.#isDirty && !this.#isClosed) {
      this.#isDirty = false;
      const kind = this.#step();
      this.#tell();
      if (kind === null) continue;
      await this.#conditions.whenCalm();
      // Meanwhile it may have been started, forgotten, or become too much.
      if (this.#isClosed || this.#step() !== kind) {
        this.#isDirty = true;
        continue;
      }
      const expectation = this.#expectations.allow(kind, Date.now());
      if (expectation !== null) await this.#start(kind, expectation.recipe, expectation.stages);
    }
    this.#tell();
  }

  /** Lets go what is to be let go. @returns the kind to start next, or null */
  #step(): Kind | null {
    const now = Date.now();
    const wanted = this.#expectations.wanted(now);
    this.#forgetAllBut(wanted, now);
    const deep = new Map(
      [...wanted].map(([kind, { depth, wantedAt }]) => {
        const isTried = now - (this.#failedAt.get(kind) ?? -FAILED_MS) >= FAILED_MS;
        const peak = this.#demands.get(kind)?.peak(now) ?? 0;
        // A session that has used up its starts must not keep the turn from others.
        const isStartable = isTried && this.#expectations.mayStart(kind, now);
        const waiting = [...this.#parked.values()].filter((parked) => parked.kind === kind).length;
        const most = isStartable ? Math.max(depth, peak) : waiting;
        return [kind, { depth: depth > 0 ? most : 0, wantedAt }];
      }),
    );
    const { letGo, start } = planParking(
      {
        now,
        allowed: this.#conditions.obstacle() === null,
        wanted: deep,
        waiting: [...this.#parked.values()],
      },
      this.#conditions.bounds,
    );
    for (const id of letGo) {
      const parked = this.#parked.get(id);
      if (parked !== undefined) this.#letGo(parked);
    }
    return start;
  }

  /** What is remembered of kinds that nobody expects any more goes with them. */
  #forgetAllBut(wanted: ReadonlyMap<Kind, unknown>, now: number): void {
    for (const [kind, demand] of this.#demands) {
      if (!wanted.has(kind) && demand.peak(now) === 0) this.#demands.delete(kind);
    }
    for (const known of [this.#failedAt, this.#measured]) {
      for (const kind of known.keys()) if (!wanted.has(kind)) known.delete(kind);
    }
  }

  async #start(kind: Kind, recipe: Recipe, stages: readonly StagePlan[]): Promise<void> {
    const id = randomUUID();
    const starting: Starting = {
      id,
      serves: recipeKey(recipe),
      isClaimed: false,
      parked: this.#park(id, kind, recipe, stages),
    };
    this.#starting = starting;
    const parked = await starting.parked;
    this.#starting = null;
    this.#isDirty = true;
    if (parked === null || starting.isClaimed) return;
    this.#parked.set(id, parked);
    void parked.lost.then(() => {
      if (this.#parked.has(id)) this.#letGo(parked);
      this.#kick();
    });
    this.#tell();
    await parked.settle();
    void this.#measure(parked);
  }

  /** One of each kind is measured, and speaks for its like: an engine may take a second to say. */
  async #measure(parked: Parked): Promise<void> {
    const { kind, judged } = parked;
    parked.bytes = this.#measured.get(kind) ?? null;
    if (parked.bytes === null) {
      const { containerId } = judged.sandbox;
      // One that is taken or dies meanwhile has no figure; the next of its kind is asked for.
      const bytes = await this.#connected.engine.memoryBytes(containerId).catch(() => null);
      if (bytes !== null) this.#measured.set(kind, bytes);
      for (const each of this.#parked.values()) if (each.kind === kind) each.bytes = bytes;
    }
    this.#tell();
  }

  async #park(
    id: string,
    kind: Kind,
    recipe: Recipe,
    stages: readonly StagePlan[],
  ): Promise<Parked | null> {
    try {
      const judged = await startJudged(this.#connected, recipe, id);
      const parked = new Parked(judged, kind, recipe, stages);
      if (judged.contradictions.length > 0) {
        // The run will say so: it starts one of its own and judges that.
        this.#failedAt.set(kind, Date.now());
        this.#remove(parked);
        return null;
      }
      await judged.sandbox.hold(stages);
      return parked;
    } catch {
      // The run that wants it starts cold, and says what is wrong.
      this.#failedAt.set(kind, Date.now());
      return null;
    }
  }

  #letGo(parked: Parked): void {
    this.#parked.delete(parked.id);
    this.#remove(parked);
    this.#tell();
  }

  #remove({ judged }: Parked): void {
    // What an engine that is gone did not remove ends by itself, and the next sweep removes it.
    const removal = judged.sandbox.remove().catch(() => {});
    this.#removals.add(removal);
    void removal.finally(() => this.#removals.delete(removal));
  }

  #tell(): void {
    const { status } = this;
    const text = JSON.stringify(status);
    if (text === this.#told) return;
    this.#told = text;
    this.#conditions.changed(status);
  }

  #tellSettled(): void {
    for (const resolve of this.#settled.splice(0)) resolve();
  }
}
