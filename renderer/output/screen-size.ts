/** Lines that can be scrolled back to. */
export const KEPT_LINES = 10_000;
