import type { TerminalSize } from '../../shared/contract.ts';

/** Used until the screen is there and has said its own. */
export const USUAL_SIZE: TerminalSize = { columns: 80, rows: 24 };
