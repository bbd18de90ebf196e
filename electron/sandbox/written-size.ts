/** A writable root has no limit of its own on most engines: its size is watched. */
import type { Sandbox } from './sandbox.ts';
import type { Timers } from './timers.ts';

/** A writable root may grow by this much. */
const WRITABLE_ROOT_BYTES = 256 * 1024 * 1024;
/** Measured: 10 to 130 ms of the engine's time a look. */
const WATCH_MS = 250;

/** Looks again and again, for as long as the timers are the run's, and tells of too much once. */
export function watchWrittenSize(sandbox: Sandbox, timers: Timers, tooMuch: () => void): void {
  const look = async (): Promise<void> => {
    const written = await sandbox.writtenBytes().catch(() => null);
    if (written !== null && written > WRITABLE_ROOT_BYTES) tooMuch();
    else watchWrittenSize(sandbox, timers, tooMuch);
  };
  timers.arm(() => void look(), WATCH_MS);
}
