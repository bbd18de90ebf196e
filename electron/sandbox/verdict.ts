/** Why a run ended, in a word and a sentence. Pure: everything it knows is handed in. */
import type { Contradiction } from '../../shared/layers/account.ts';
import type { StageName, Verdict, VerdictKind } from '../../shared/run-result.ts';
import type { InsideFacts } from '../../shared/layers/evidence.ts';
import type { ContainerEnd } from '../engine/container-engine.ts';
import { countersAt, type Counters } from './launcher/counters.ts';
import type { ProcessEnd } from './wait-status.ts';
import type { SizeTrouble } from './written-size.ts';

/** What made us end a run; the first cause is the one that counts. */
export type StopCause = 'deadline' | 'output-limit' | 'cancelled' | SizeTrouble;

export interface RunEnding {
  readonly cause: StopCause | null;
  /** The stage that was under way or ended last. */
  readonly stage: StageName;
  /** How its main process ended; null when the launcher could not say. */
  readonly end: ProcessEnd | null;
  readonly counters: Counters;
  /** Set when the sandbox went away without the launcher's last word. */
  readonly lost: Loss | null;
  /** What the launcher could not do, when that ended the run. */
  readonly problem: { readonly code: string; readonly sentence: string } | null;
  /** A layer that was asked for and is not there: the program was not started. */
  readonly contradiction: Contradiction | null;
  readonly levels: Readonly<Record<string, string>>;
}

/** `engine`: nobody answers any more. `sandbox`: the container ended, and the launcher with it. */
export type Loss =
  | { readonly who: 'engine'; readonly sentence: string }
  | { readonly who: 'sandbox'; readonly exitCode: number; readonly oomKilled: boolean };

/**
 * What the engine says of a sandbox's end that its launcher's report does not
 * bear out. The launcher, having told the end, exits with 0.
 *
 * @returns a sentence for a person, or null where the two agree
 */
export function endContradiction(
  { exitCode, oomKilled }: ContainerEnd,
  facts: InsideFacts,
): string | null {
  if (exitCode !== 0) {
    return `The engine says that the sandbox’s first process, which had reported this end, itself ended with exit code ${exitCode}: take the report with care.`;
  }
  if (oomKilled && countersAt(facts, 'end/').oomKills === 0) {
    return 'The engine says that a process was ended for want of memory, and the sandbox’s own counter does not show it.';
  }
  return null;
}

export function verdictOf(ending: RunEnding): Verdict {
  const kind = kindOf(ending);
  return {
    kind,
    stage: ending.stage,
    exitCode: ending.end?.exitCode ?? null,
    signal: ending.end?.signal ?? signalOfLoss(ending.lost),
    sentence: sentenceOf(kind, ending),
    limitsHit: limitsHit(kind, ending),
  };
}

function kindOf(ending: RunEnding): VerdictKind {
  const { cause, stage, end, counters, lost, problem, contradiction } = ending;
  if (contradiction !== null) return 'refused';
  if (lost?.who === 'engine' || isCutShort(lost)) return 'engine-lost';
  if (cause === 'filesystem' || cause === 'filesystem-unwatched') return 'failed';
  if (cause !== null) return cause;
  if (problem !== null && problem.code !== 'stderr') return 'failed';
  if (lost !== null) return lost.oomKilled ? 'out-of-memory' : 'signalled';
  if (end === null) return 'failed';
  if (end.exitCode === 0) return 'finished';
  if (wasForMemory(stage, end, counters)) return 'out-of-memory';
  if (stage === 'compile') return 'compile-failed';
  return end.signal === null ? 'failed' : 'signalled';
}

/** With 0 exits a launcher that has told the end, and one that nobody listens to: either way nothing of it came through. */
const isCutShort = (lost: Loss | null): boolean => lost?.who === 'sandbox' && lost.exitCode === 0;

const signalOfLoss = (lost: Loss | null): string | null =>
  lost?.who === 'sandbox' && !isCutShort(lost) ? 'SIGKILL' : null;

/**
 * The kernel's counter says that memory ran out, and what ended looks like it:
 * killed itself, or reporting a killed child as shells do (137), or a compiler
 * whose pass was killed.
 */
function wasForMemory(stage: StageName, end: ProcessEnd, { oomKills }: Counters): boolean {
  if (oomKills === null || oomKills === 0) return false;
  return end.signal === 'SIGKILL' || end.exitCode === 137 || stage === 'compile';
}

function sentenceOf(kind: VerdictKind, ending: RunEnding): string {
  const { end, levels, lost } = ending;
  const who = ending.stage === 'compile' ? 'The compiler' : 'The program';
  switch (kind) {
    case 'finished':
      return survivedLimit(ending) ?? 'The program ended by itself, with exit code 0.';
    case 'failed':
      if (ending.problem !== null)
        return `The program could not be run: ${ending.problem.sentence}.`;
      if (ending.cause === 'filesystem') {
        return 'The program wrote more than 256 MiB onto the sandbox’s writable root, and was ended.';
      }
      if (ending.cause === 'filesystem-unwatched') {
        return 'The engine no longer said how much the program wrote onto the sandbox’s writable root, so that its size could not be watched: it was ended.';
      }
      return `The program ended by itself, with exit code ${end?.exitCode ?? 'unknown'}${alsoHit(ending)}.`;
    case 'signalled':
      if (lost !== null)
        return 'The sandbox’s first process was ended from inside, and all of it with that.';
      return `The program was ended by ${signalText(end?.signal ?? '')}${alsoHit(ending)}.`;
    case 'compile-failed':
      return end?.signal
        ? `The compiler was ended by ${signalText(end.signal)}.`
        : 'The compiler found errors; the program was not started.';
    case 'deadline':
      return `${who} was still running after ${seconds(levels['deadline'])} and was ended.`;
    case 'out-of-memory':
      return `${who} asked for more than its ${levels['memory']} MiB of memory, and the kernel ended it.`;
    case 'output-limit':
      return `${who} printed more than ${levels['output']} KiB and was ended; the beginning is kept.`;
    case 'cancelled':
      return `${who} was stopped.`;
    case 'engine-lost':
      if (isCutShort(lost)) {
        return 'The connection to the sandbox broke off before it had told how the program ended, and that is not known. Run it again.';
      }
      return lost?.who === 'engine' ? lost.sentence : 'The engine went away.';
    case 'refused':
      return `The run was refused before the program started: ${ending.contradiction?.title ?? 'a layer'} was asked for, and inside the sandbox it is not there (${ending.contradiction?.fact ?? 'no fact'}).`;
  }
}

const seconds = (level: string | undefined): string =>
  level === '1' ? '1 second' : `${level} seconds`;

const SIGNAL_WORDS: Readonly<Record<string, string>> = {
  SIGSEGV: 'SIGSEGV: it used memory that is not its own',
  SIGABRT: 'SIGABRT: it gave up by itself',
  SIGFPE: 'SIGFPE: an arithmetic error, such as a division by zero',
  SIGILL: 'SIGILL: an instruction that this processor does not have',
  SIGBUS: 'SIGBUS: it used memory that is not there',
  SIGSYS: 'SIGSYS: as the system-call filter ends a program, unless it sent that itself',
  SIGXFSZ: 'SIGXFSZ: a file grew past the file-size limit',
  SIGKILL: 'SIGKILL',
  SIGPIPE: 'SIGPIPE: it wrote to a closed pipe',
};

const signalText = (name: string): string => SIGNAL_WORDS[name] ?? name;

/** For a program that ended well although a limit was in its way. */
function survivedLimit(ending: RunEnding): string | null {
  const words = hitWords(ending);
  return words === null
    ? null
    : `The program ended by itself, with exit code 0, although ${words}.`;
}

function alsoHit(ending: RunEnding): string {
  const words = hitWords(ending);
  return words === null ? '' : `; ${words}`;
}

function hitWords({ counters, levels }: RunEnding): string | null {
  const words: string[] = [];
  if ((counters.oomKills ?? 0) > 0) {
    words.push(`one of its processes was ended for want of memory (${levels['memory']} MiB)`);
  }
  if ((counters.processLimitHits ?? 0) > 0) {
    words.push(`it ran into its limit of ${levels['processes']} processes`);
  }
  return words.length === 0 ? null : words.join(', and ');
}

function limitsHit(
  kind: VerdictKind,
  { cause, end, counters, lost, problem }: RunEnding,
): string[] {
  const hits = new Set<string>();
  if (kind === 'deadline') hits.add('deadline');
  if (kind === 'output-limit') hits.add('output');
  if (cause === 'filesystem') hits.add('filesystem');
  const sandboxOom = lost?.who === 'sandbox' && lost.oomKilled;
  if ((counters.oomKills ?? 0) > 0 || sandboxOom) hits.add('memory');
  if ((counters.processLimitHits ?? 0) > 0) hits.add('processes');
  if (problem?.code === 'scratch-full') hits.add('scratch');
  if (end?.signal === 'SIGXFSZ') hits.add('file-size');
  return [...hits];
}
