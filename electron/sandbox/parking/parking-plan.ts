/**
 * What is to be parked and what let go, as things stand. Pure: the lot carries
 * it out, one step after the other.
 */

export interface ParkingBounds {
  /** Most sandboxes that wait at once. */
  readonly mostParked: number;
  /** Most memory that they may use together. */
  readonly mostBytes: number;
  /** How many of the kind that is expected wait when nobody is in a hurry. */
  readonly usualDepth: number;
  /** How long a sandbox waits, and a session that does nothing is believed in, milliseconds. */
  readonly idleMs: number;
  /** How long one of a kind that is not expected any more is kept, in case it is again. */
  readonly lingerMs: number;
}

/** What a sandbox can serve: see `kindOf`. */
export type Kind = string;

export interface WantedKind {
  /** How many are to wait; 0 when nobody expects it any more. */
  readonly depth: number;
  /** When it was last expected. */
  readonly wantedAt: number;
}

export interface Waiting {
  readonly id: string;
  readonly kind: Kind;
  readonly since: number;
  /** What it uses; null until that is known. */
  readonly bytes: number | null;
}

export interface ParkingState {
  readonly now: number;
  /** False where nothing may wait: saving power, short of memory. */
  readonly allowed: boolean;
  readonly wanted: ReadonlyMap<Kind, WantedKind>;
  readonly waiting: readonly Waiting[];
}

export interface ParkingStep {
  readonly letGo: readonly string[];
  /** The kind to start next; null when nothing is missing, or there is no room for it. */
  readonly start: Kind | null;
}

/** What one that has not been measured is taken to use. */
const GUESSED_BYTES = 32 * 1024 * 1024;

export function planParking(state: ParkingState, bounds: ParkingBounds): ParkingStep {
  if (!state.allowed) return { letGo: state.waiting.map(({ id }) => id), start: null };
  const kept = withinBounds(expectedOf(state, bounds), state, bounds);
  const start = nextStart(kept, state, bounds);
  // Room for what is expected is made by what is not.
  const spare = start === null || isWithin(kept, 1, bounds) ? null : leastWanted(kept, state);
  const staying = spare === null ? kept : kept.filter((waiting) => waiting !== spare);
  const isRoom = start !== null && isWithin(staying, 1, bounds);
  const stays = new Set((isRoom ? staying : kept).map(({ id }) => id));
  return {
    letGo: state.waiting.flatMap(({ id }) => (stays.has(id) ? [] : [id])),
    start: isRoom ? start : null,
  };
}

/** Without those that waited too long, that nobody expects any more, or that are too many of a kind. */
function expectedOf(state: ParkingState, bounds: ParkingBounds): readonly Waiting[] {
  const left = new Map<Kind, number>();
  for (const [kind, { depth }] of state.wanted) left.set(kind, depth);
  const youngestFirst = state.waiting.toSorted((one, other) => other.since - one.since);
  return youngestFirst.filter(({ kind, since }) => {
    if (state.now - since >= bounds.idleMs) return false;
    const wanted = state.wanted.get(kind);
    if (wanted === undefined) return false;
    if (wanted.depth === 0) return state.now - wanted.wantedAt < bounds.lingerMs;
    const room = (left.get(kind) ?? 0) > 0;
    left.set(kind, (left.get(kind) ?? 0) - 1);
    return room;
  });
}

function withinBounds(
  waiting: readonly Waiting[],
  state: ParkingState,
  bounds: ParkingBounds,
): readonly Waiting[] {
  let kept = waiting;
  while (kept.length > 0 && !isWithin(kept, 0, bounds)) {
    const [last] = kept.toSorted((one, other) => rank(one, state) - rank(other, state));
    kept = kept.filter((each) => each !== last);
  }
  return kept;
}

/** The expected kind that has the fewest, the last expected of those alike. */
function nextStart(
  kept: readonly Waiting[],
  state: ParkingState,
  bounds: ParkingBounds,
): Kind | null {
  const have = (kind: Kind): number => kept.filter((waiting) => waiting.kind === kind).length;
  const [next] = [...state.wanted]
    .filter(([kind, { depth }]) => have(kind) < Math.min(depth, bounds.mostParked))
    .toSorted(
      ([one, { wantedAt: first }], [other, { wantedAt: second }]) =>
        have(one) - have(other) || second - first,
    );
  return next?.[0] ?? null;
}

/** @param more how many are to come */
function isWithin(
  kept: readonly Waiting[],
  more: number,
  { mostParked, mostBytes }: ParkingBounds,
): boolean {
  const bytes = kept.reduce((sum, each) => sum + (each.bytes ?? GUESSED_BYTES), 0);
  return kept.length + more <= mostParked && bytes + more * GUESSED_BYTES <= mostBytes;
}

/** One that nobody expects any more, the longest forgotten first; null when all are expected. */
function leastWanted(kept: readonly Waiting[], state: ParkingState): Waiting | null {
  const lingering = kept.filter(({ kind }) => state.wanted.get(kind)?.depth === 0);
  const [first] = lingering.toSorted((one, other) => rank(one, state) - rank(other, state));
  return first ?? null;
}

/** The lower, the sooner it is let go: the unexpected by when they were expected, then the others. */
function rank({ kind }: Waiting, { wanted, now }: ParkingState): number {
  const { depth, wantedAt } = wanted.get(kind) ?? { depth: 0, wantedAt: 0 };
  return wantedAt + (depth > 0 ? now : 0);
}
