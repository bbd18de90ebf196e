/** Sandboxes that were started ahead: they wait, empty, each for one run. */
export interface ParkingStatus {
  /** How many are ready. */
  readonly ready: number;
  /** What they use together, bytes; null until that was measured. */
  readonly memoryBytes: number | null;
  /** Why none is started ahead now, in a sentence; null where nothing is in the way. */
  readonly obstacle: string | null;
}
