import type { AppEvent } from '../../shared/contract.ts';

/** Sends an event to every page. */
export type Broadcast = (event: AppEvent) => void;
