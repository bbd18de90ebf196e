/** How much, and for how long, the loopback door puts up with; times in milliseconds. */
export interface LoopbackLimits {
  /** A page whose connection broke may come back to its session within this time. */
  readonly graceMs: number;
  /** An idle event stream carries a sign of life this often. */
  readonly heartbeatMs: number;
  /** A reader that takes nothing of what is waiting for this long is gone. */
  readonly stallMs: number;
  /** For a request's head, and for all of it. */
  readonly headMs: number;
  readonly requestMs: number;
  /** A reader of a page file that takes nothing for this long is gone. */
  readonly fileStallMs: number;
  /**
   * Windows at once. Browsers open at most six connections to one host, and each
   * window's event stream holds one: with more windows no call would get through.
   */
  readonly sessions: number;
  readonly connections: number;
  /** Calls of one session under way at once. */
  readonly callsUnderWay: number;
  /** Largest body of a call: several files of 1 MiB with every character escaped. */
  readonly bodyBytes: number;
}

export const LOOPBACK_LIMITS: LoopbackLimits = {
  graceMs: 3_000,
  heartbeatMs: 10_000,
  stallMs: 60_000,
  headMs: 5_000,
  requestMs: 30_000,
  fileStallMs: 60_000,
  sessions: 4,
  connections: 128,
  callsUnderWay: 64,
  bodyBytes: 8 * 1024 * 1024,
};
