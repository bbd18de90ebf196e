/** The control group's counters as the launcher copied them, under version 1 and 2. Pure. */
import { factOf, wholeNumber, type InsideFacts } from '../../../shared/layers/evidence.ts';

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
  const read = (name: string): string | null => {
    const fact = factOf(facts, `${moment}${ROOT}${name}`);
    return fact.known ? fact.text : null;
  };
  const first = (...names: string[]): number | null =>
    names.map((name) => wholeNumber(read(name))).find((value) => value !== null) ?? null;
  const cpuMicroseconds = keyed(read('cpu.stat'), 'usage_usec');
  const cpuNanoseconds = wholeNumber(read('cpuacct/cpuacct.usage'));
  return {
    peakMemoryBytes: first('memory.peak', 'memory/memory.max_usage_in_bytes'),
    oomKills:
      keyed(read('memory.events'), 'oom_kill') ??
      keyed(read('memory/memory.oom_control'), 'oom_kill'),
    peakProcesses: first('pids.peak', 'pids/pids.peak'),
    processLimitHits: keyed(read('pids.events'), 'max') ?? keyed(read('pids/pids.events'), 'max'),
    cpuMs:
      cpuMicroseconds !== null
        ? cpuMicroseconds / 1e3
        : cpuNanoseconds !== null
          ? cpuNanoseconds / 1e6
          : null,
  };
}

/** A line `key value` of a flat-keyed control-group file. */
function keyed(text: string | null, key: string): number | null {
  const line = text?.split('\n').find((candidate) => candidate.startsWith(`${key} `));
  return wholeNumber(line?.slice(key.length + 1));
}
