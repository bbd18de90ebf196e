import type { AppEvent } from '../../shared/app-event.ts';

/** Sends an event to every page. */
export type Broadcast = (event: AppEvent) => void;
