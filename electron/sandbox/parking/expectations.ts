/** What each session will need next, and for how long that is believed. */
import type { ConnectedEngine } from '../connected-engine.ts';
import type { StagePlan } from '../launcher/stage-plan.ts';
import { mayBeParked, type Recipe } from '../recipe.ts';
import { Allowance } from './allowance.ts';
import { expectedStages, kindOf, type ExpectedRun } from './expected-run.ts';
import type { Kind, ParkingBounds, WantedKind } from './parking-plan.ts';

/** A session that changes its mind within this time is listened to once, milliseconds. */
const SETTLE_MS = 150;

/** An expectation of which is known what it needs. */
export interface Expectation {
  readonly kind: Kind;
  readonly recipe: Recipe;
  readonly stages: readonly StagePlan[];
}

interface Session {
  readonly allowance: Allowance;
  expected: ExpectedRun;
  settling: NodeJS.Timeout | null;
  /** Null while it is not known, and where nothing may be parked for it. */
  expectation: Expectation | null;
  /** When it last said or did something. */
  activeAt: number;
}

export class Expectations {
  readonly #connected: ConnectedEngine;
  readonly #bounds: ParkingBounds;
  readonly #changed: () => void;
  readonly #sessions = new Map<string, Session>();
  /** Kinds that nobody expects any more, and when somebody last did. */
  readonly #past = new Map<Kind, number>();
  #pending = 0;

  constructor(connected: ConnectedEngine, bounds: ParkingBounds, changed: () => void) {
    this.#connected = connected;
    this.#bounds = bounds;
    this.#changed = changed;
  }

  /** Whether some session's expectation is not settled yet. */
  get isPending(): boolean {
    return this.#pending > 0;
  }

  set(session: string, expected: ExpectedRun | null): void {
    const known = this.#sessions.get(session);
    if (expected === null) {
      if (known !== undefined) this.#forget(session, known);
      return;
    }
    const now = Date.now();
    const entry = known ?? {
      allowance: new Allowance(now),
      expected,
      settling: null,
      expectation: null,
      activeAt: now,
    };
    entry.expected = expected;
    entry.activeAt = now;
    this.#sessions.set(session, entry);
    // Under way already: the latest word counts, and the first one's time.
    if (entry.settling !== null) return;
    this.#pending += 1;
    entry.settling = setTimeout(() => void this.#settle(session, entry), SETTLE_MS);
  }

  /** A run of the session's has come. */
  ran(session: string, now: number): void {
    const entry = this.#sessions.get(session);
    if (entry === undefined) return;
    entry.activeAt = now;
    entry.allowance.giveBack();
  }

  /** Every kind that is expected, or was until lately. */
  wanted(now: number): Map<Kind, WantedKind> {
    const wanted = new Map<Kind, WantedKind>();
    for (const [kind, wantedAt] of this.#past) {
      if (now - wantedAt < this.#bounds.lingerMs) wanted.set(kind, { depth: 0, wantedAt });
      else this.#past.delete(kind);
    }
    for (const { expectation, activeAt } of this.#sessions.values()) {
      if (expectation === null) continue;
      const depth = now - activeAt < this.#bounds.idleMs ? this.#bounds.usualDepth : 0;
      const before = wanted.get(expectation.kind);
      wanted.set(expectation.kind, {
        depth: Math.max(depth, before?.depth ?? 0),
        wantedAt: Math.max(activeAt, before?.wantedAt ?? 0),
      });
    }
    return wanted;
  }

  /** Whether some session that expects this kind may still have one started. */
  mayStart(kind: Kind, now: number): boolean {
    return this.#of(kind).some(({ allowance }) => allowance.left(now) >= 1);
  }

  /** Uses up one start of a session that expects this kind; null when there is none. */
  allow(kind: Kind, now: number): Expectation | null {
    const able = this.#of(kind).find(({ allowance }) => allowance.use(now));
    return able?.expectation ?? null;
  }

  close(): void {
    for (const [session, entry] of this.#sessions) this.#forget(session, entry);
  }

  /** Those that expect it, the last active first: what waits is to be what that one will run. */
  #of(kind: Kind): Session[] {
    return [...this.#sessions.values()]
      .filter(({ expectation }) => expectation?.kind === kind)
      .toSorted((one, other) => other.activeAt - one.activeAt);
  }

  async #settle(session: string, entry: Session): Promise<void> {
    entry.settling = null;
    const asked = entry.expected;
    // A later word may be understood sooner than an earlier one.
    const isLatest = (): boolean =>
      this.#sessions.get(session) === entry && entry.expected === asked;
    try {
      const expectation = await this.#resolve(asked);
      if (isLatest()) this.#replace(entry, expectation);
    } catch {
      // What cannot be run is not parked; the run itself will say why.
      if (isLatest()) this.#replace(entry, null);
    } finally {
      this.#pending -= 1;
      this.#changed();
    }
  }

  /** Null where nothing may be parked, or the image has not been made yet. */
  async #resolve(expected: ExpectedRun): Promise<Expectation | null> {
    const image = await this.#connected.findImage(expected.language);
    if (image === null) return null;
    const knowledge = await this.#connected.learn(image);
    const recipe = this.#connected.recipes.recipe(expected, image, knowledge);
    if (!mayBeParked(recipe)) return null;
    const stages = expectedStages(expected);
    return { kind: kindOf(recipe, stages), recipe, stages };
  }

  #replace(entry: Session, expectation: Expectation | null): void {
    const before = entry.expectation?.kind;
    entry.expectation = expectation;
    if (before === undefined || before === expectation?.kind) return;
    this.#past.set(before, Date.now());
    if (expectation !== null) this.#past.delete(expectation.kind);
  }

  #forget(session: string, entry: Session): void {
    this.#sessions.delete(session);
    this.#replace(entry, null);
    if (entry.settling !== null) {
      clearTimeout(entry.settling);
      entry.settling = null;
      this.#pending -= 1;
    }
    this.#changed();
  }
}
