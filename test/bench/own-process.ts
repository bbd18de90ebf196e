/**
 * The application in a process of its own, for what only a fresh one can show: how soon it is
 * ready, and what many runs leave in its memory. Its parent reads one line of JSON a finding, and
 * it ends with its parent.
 *
 * Words: `start FOLDER` or `runs COUNT CHECKPOINT...`
 */
import type { Language } from '../../shared/languages/language.ts';
import { languageById } from '../../electron/images/catalogue.ts';
import { keepMemorySteady } from '../../electron/steady-memory.ts';
import { BenchedApplication } from './application.ts';
import { PRINTED, PROGRAMS } from './programs.ts';
import type { MemoryFigures } from './report.ts';

/** Milliseconds since the process was started: that is where `performance.now()` begins. */
export interface StartFinding {
  readonly readyMs: number;
  /** Null where nothing could be parked. */
  readonly parkedMs: number | null;
}

/** Runs at once: enough for both cores, few enough that what is parked keeps up. */
const LANES = 4;

// As the application does when it starts.
keepMemorySteady();
const [what, ...rest] = process.argv.slice(2);
const abandoned = (): never => process.exit(1);
process.on('disconnect', abandoned);
if (what === 'start') await start(rest[0]);
if (what === 'runs') await manyRuns(rest.map(Number));
process.off('disconnect', abandoned);
process.disconnect?.();

async function start(folder: string | undefined): Promise<void> {
  const application = new BenchedApplication(true, folder);
  await application.connect();
  const readyMs = performance.now();
  await application.park({ language: python(application) });
  const isParked = application.core.parked().ready > 0;
  tell({ readyMs, parkedMs: isParked ? performance.now() : null });
  await application.close();
}

async function manyRuns(checkpoints: readonly number[]): Promise<void> {
  const application = new BenchedApplication(true);
  await application.connect();
  const asked = { language: python(application), source: PROGRAMS['python'] ?? '' };
  await application.park(asked);
  let done = 0;
  for (const checkpoint of checkpoints) {
    let left = checkpoint - done;
    const lane = async (): Promise<void> => {
      while (left > 0) {
        left--;
        const { result, stdout } = await application.run(asked);
        if (stdout !== PRINTED) throw new Error(result.verdict.sentence);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    done = checkpoint;
    await application.core.parkingSettled();
    tell(memoryAfter(done));
  }
  await application.close();
}

function memoryAfter(runs: number): MemoryFigures {
  // Twice: what the first pass finalises, the second gives back.
  globalThis.gc?.();
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  return { runs, residentBytes: rss, heapBytes: heapUsed };
}

function python({ core }: BenchedApplication): Language {
  return languageById(core.languages, 'python');
}

function tell(finding: StartFinding | MemoryFigures): void {
  process.stdout.write(`${JSON.stringify(finding)}\n`);
}
