import type { TerminalSize } from '../../shared/run-request.ts';

/** Used until the screen is there and has said its own. */
export const USUAL_SIZE: TerminalSize = { columns: 80, rows: 24 };
