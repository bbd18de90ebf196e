/** A writable root has no limit of its own on most engines: its size is watched. */
import type { Sandbox } from './sandbox.ts';
import type { Timers } from './timers.ts';

/** A writable root may grow by this much. */
const WRITABLE_ROOT_BYTES = 256 * 1024 * 1024;
/** Measured: 10 to 130 ms of the engine's time a look. */
const WATCH_MS = 250;
/** An engine may miss a look under load; one that misses this many in a row watches nothing. */
const MOST_UNANSWERED = 8;

/** Why a run with a writable root must end: it grew too large, or nobody can say how large it is. */
export type SizeTrouble = 'filesystem' | 'filesystem-unwatched';

/**
 * Looks again and again, for as long as the timers are the run's, and tells of trouble once.
 *
 * @param unanswered looks in a row so far to which the engine gave no size
 */
export function watchWrittenSize(
  sandbox: Pick<Sandbox, 'writtenBytes'>,
  timers: Timers,
  trouble: (what: SizeTrouble) => void,
  unanswered = 0,
): void {
  const look = async (): Promise<void> => {
    const written = await sandbox.writtenBytes().catch(() => null);
    const missed = written === null ? unanswered + 1 : 0;
    if (written !== null && written > WRITABLE_ROOT_BYTES) trouble('filesystem');
    else if (missed >= MOST_UNANSWERED) trouble('filesystem-unwatched');
    else watchWrittenSize(sandbox, timers, trouble, missed);
  };
  timers.arm(() => void look(), WATCH_MS);
}
