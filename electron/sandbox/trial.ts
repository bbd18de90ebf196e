/**
 * What cannot be read can be tried. Under a kernel that does not show a limit, a
 * program goes past a small one, and must be stopped; the same program must get
 * through under a large one, or its end says nothing about the limit.
 *
 * The programs are written for a POSIX shell, which all images have, and are
 * bounded themselves: where nothing stops them, they end soon and take little.
 */
import { goFrame, stageFrame } from './launcher/protocol.ts';
import type { Sandbox } from './sandbox.ts';

export interface Trial {
  readonly layer: string;
  /** A level that the program goes past. */
  readonly small: string;
  /** A level that it stays within. */
  readonly large: string;
  /** Prints `past` for each mark that it gets past. */
  readonly program: string;
  /** Marks that it may get past at the small level. */
  readonly within: number;
  /** What it shows when it is stopped. */
  readonly shows: string;
}

export type TrialOutcome = 'held' | 'not held' | 'undecided';

/** Under gVisor a trial takes one to two seconds; one that hangs decides nothing. */
const TRIAL_MS = 20_000;
/** How long the engine may take to say how a trial's sandbox ended. */
const END_MS = 5_000;

/** 64 MiB as one string; the shell holds some copies of it. */
const EATS_MEMORY = 'x=xxxxxxxx; while [ ${#x} -lt 67108864 ]; do x=$x$x; done; echo past';
/**
 * Past 64 on a kernel that counts what the program sees; gVisor takes some ten
 * tasks of the machine for each, and ends far below that. What was printed needs
 * a moment to be passed on.
 */
const STARTS_PROCESSES = `start() { i=0; while [ $i -lt $1 ]; do sleep 60 & i=$((i+1)); done; }
start 50; echo past; sleep 0.5; start 20; echo past`;
/** 8 MiB in each place. */
const FILLS_SCRATCH = `x=xxxxxxxx; while [ \${#x} -lt 1048576 ]; do x=$x$x; done
for place in /box /tmp; do
  i=0; while [ $i -lt 8 ] && printf %s "$x" >> $place/fill; do i=$((i+1)); done
  [ $i -lt 8 ] || echo past
done`;

/** Of the limits without which a run could take the machine down. */
export const TRIALS: readonly Trial[] = [
  {
    layer: 'memory',
    small: '48',
    large: '384',
    program: EATS_MEMORY,
    within: 0,
    shows: 'a trial program was ended when it ate more than 48 MiB, and not at 384 MiB',
  },
  {
    layer: 'processes',
    small: '64',
    large: '512',
    program: STARTS_PROCESSES,
    within: 1,
    shows: 'a trial program could start fewer processes at a limit of 64 than at one of 512',
  },
  {
    layer: 'scratch',
    small: '2',
    large: '32',
    program: FILLS_SCRATCH,
    within: 0,
    shows: 'a trial program could not write 8 MiB into 2 MiB of scratch space, and could into 32',
  },
];

/** @param start makes a sandbox with the layer at this level; it is removed here */
export async function carryOut(
  trial: Trial,
  start: (level: string) => Promise<Sandbox>,
): Promise<TrialOutcome> {
  const small = await marksAt(trial.small, trial, start);
  if (small === null) return 'undecided';
  if (small > trial.within) return 'not held';
  const large = await marksAt(trial.large, trial, start);
  return large !== null && large > small ? 'held' : 'undecided';
}

/** @returns how many marks the program got past; null when it did not begin, or did not end */
async function marksAt(
  level: string,
  { program }: Trial,
  start: (level: string) => Promise<Sandbox>,
): Promise<number | null> {
  const sandbox = await start(level).catch(() => null);
  if (sandbox === null) return null;
  let isLate = false;
  const late = setTimeout(() => {
    isLate = true;
    sandbox.disconnect();
  }, TRIAL_MS);
  let hasBegun = false;
  let hasEnded = false;
  let printed = '';
  try {
    // A runtime that dies with the program takes what was not yet passed on: the beginning comes first.
    const command = ['/bin/sh', '-c', `sleep 0.5; ${program}`];
    await sandbox.send(stageFrame({ name: 'run', command, terminal: null, hold: null }));
    await sandbox.send(goFrame());
    for await (const message of sandbox.messages()) {
      if (message.type === 'begin') hasBegun = true;
      if (message.type === 'output' && message.stream === 'stdout') {
        printed += new TextDecoder().decode(message.bytes);
      }
      if (message.type === 'end') hasEnded = true;
      if (message.type === 'end' || message.type === 'problem') break;
    }
  } catch {
    // The connection broke, and perhaps the sandbox with it: the engine is asked below.
  }
  // A sandbox that somebody removed under the trial has shown nothing of its limit.
  if (!hasEnded && !isLate) {
    hasEnded = await sandbox.end(END_MS).then(
      () => true,
      () => false,
    );
  }
  clearTimeout(late);
  // What an engine does not remove now is swept at the next start; it decides nothing here.
  const isRemoved = await sandbox.remove().then(
    () => true,
    () => false,
  );
  if (!hasBegun || !hasEnded || isLate || !isRemoved) return null;
  return printed.split('\n').filter((line) => line === 'past').length;
}
