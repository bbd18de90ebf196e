/** What a parking lot has to go by, and whom it tells. */
import type { ParkingStatus } from '../../../shared/parking.ts';
import type { ParkingBounds } from './parking-plan.ts';

export interface LotConditions {
  readonly bounds: ParkingBounds;
  /** Why nothing may wait now, as a sentence; null where it may. */
  obstacle(): string | null;
  /** Resolves when nothing that a person waits for would be held up by a start. */
  whenCalm(): Promise<void>;
  /** Told whenever what is ready has changed. */
  changed(status: ParkingStatus): void;
}
