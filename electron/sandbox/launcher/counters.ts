/** The control group's counters as the launcher copied them, under version 1 and 2. Pure. */
import { factOf, wholeNumber, type InsideFacts } from '../../../shared/layers/evidence.ts';
import type { UsageSample } from '../../../shared/usage.ts';

/** Counts since the sandbox began; null where the kernel does not tell. */
export interface Counters {
  readonly peakMemoryBytes: number | null;
  /** Processes that the kernel ended because the memory limit was reached. */
  readonly oomKills: number | null;
  readonly peakProcesses: number | null;
  /** Times that starting a process failed at the process limit. */
  readonly processLimitHits: number | null;
  readonly cpuMs: number | null;
}

const ROOT = '/sys/fs/cgroup/';

/** @param moment `go/` before the program, `end/` after a stage */
export function countersAt(facts: InsideFacts, moment: 'go/' | 'end/'): Counters {
  const { read, first } = readers(facts, moment);
  return {
    peakMemoryBytes: first('memory.peak', 'memory/memory.max_usage_in_bytes'),
    oomKills:
      keyed(read('memory.events'), 'oom_kill') ??
      keyed(read('memory/memory.oom_control'), 'oom_kill'),
    peakProcesses: first('pids.peak', 'pids/pids.peak'),
    processLimitHits: keyed(read('pids.events'), 'max') ?? keyed(read('pids/pids.events'), 'max'),
    cpuMs: cpuMsAt(facts, moment),
  };
}

/**
 * What is used at the moment of the launcher's last `now/` facts.
 *
 * @param atMs since the program's start, as the launcher measured it
 */
export function usageAt(facts: InsideFacts, atMs: number): UsageSample {
  const { first } = readers(facts, 'now/');
  const before = cpuMsAt(facts, 'go/');
  const now = cpuMsAt(facts, 'now/');
  return {
    atMs,
    memoryBytes: first('memory.current', 'memory/memory.usage_in_bytes'),
    cpuMs: before === null || now === null ? null : now - before,
    processes: first('pids.current', 'pids/pids.current'),
  };
}

type Moment = 'go/' | 'now/' | 'end/';

function readers(facts: InsideFacts, moment: Moment) {
  const read = (name: string): string | null => {
    const fact = factOf(facts, `${moment}${ROOT}${name}`);
    return fact.known ? fact.text : null;
  };
  const first = (...names: string[]): number | null =>
    names.map((name) => wholeNumber(read(name))).find((value) => value !== null) ?? null;
  return { read, first };
}

function cpuMsAt(facts: InsideFacts, moment: Moment): number | null {
  const { read } = readers(facts, moment);
  const microseconds = keyed(read('cpu.stat'), 'usage_usec');
  if (microseconds !== null) return microseconds / 1e3;
  const nanoseconds = wholeNumber(read('cpuacct/cpuacct.usage'));
  return nanoseconds === null ? null : nanoseconds / 1e6;
}

/** A line `key value` of a flat-keyed control-group file. */
function keyed(text: string | null, key: string): number | null {
  const line = text?.split('\n').find((candidate) => candidate.startsWith(`${key} `));
  return wholeNumber(line?.slice(key.length + 1));
}
