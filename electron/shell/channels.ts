/** The two channels between preload and main process. */

/** Page to main, answered: a call's name and its input. */
export const CALL_CHANNEL = 'glovebox:call';
/** Main to page: one event of the contract. */
export const EVENT_CHANNEL = 'glovebox:event';
