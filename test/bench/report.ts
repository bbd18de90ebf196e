/** What the benchmark leaves behind: the object in its JSON file. Times are milliseconds. */
import type { Summary } from './statistics.ts';

/**
 * - `bare`: the image's own tools in a running container without limits
 * - `host`: the machine's own interpreter, where it has one
 * - `docker`: the `docker run` command line with the flags that the application explains
 * - `cold`: the application, with nothing parked
 * - `parked`: the application, with a sandbox parked for this program
 * - `gvisor`: the same, under gVisor
 */
export const WAYS = ['bare', 'host', 'docker', 'cold', 'parked', 'gvisor'] as const;
export type Way = (typeof WAYS)[number];

export interface WayFigures {
  /** From asking to the first byte of the program's standard output. */
  readonly firstByte: Summary;
  /** From asking to the verdict; of a bare program or a command, to its exit. */
  readonly verdict: Summary;
  /** From asking until nothing of the run remains; null for what leaves nothing, or waits for it anyway. */
  readonly removed: Summary | null;
}

export interface LanguageFigures {
  readonly id: string;
  readonly name: string;
  readonly toolchain: string;
  readonly ways: Readonly<Partial<Record<Way, WayFigures>>>;
  /** What went wrong with a way, whether it has figures all the same or not. */
  readonly troubles: Readonly<Partial<Record<Way, string>>>;
}

export interface EvidenceFigures {
  /** Judging, when a parked sandbox is taken, what could not be judged before: what a parked run pays. */
  readonly judging: Summary;
  /** The launcher's whole life when it only reports its evidence: paid while parking. */
  readonly gathering: Summary;
}

export interface ThroughputFigures {
  /** Runs that are asked for at one moment. */
  readonly atOnce: number;
  /** Runs a second until the last one's verdict, or the last command's exit. */
  readonly ours: Summary;
  readonly docker: Summary | null;
}

export interface SustainedFigures {
  readonly atOnce: number;
  readonly runs: number;
  /** Runs a second when each that has ended, and been removed, is followed by another. */
  readonly ours: number;
  readonly docker: number | null;
}

export interface FloodFigures {
  /** Bytes that were let through. */
  readonly bytes: number;
  /** Megabytes (10^6) a second from the first byte to the last. */
  readonly oursMBps: Summary;
  readonly dockerMBps: Summary | null;
  /** Largest growth of the application's resident memory meanwhile, in bytes. */
  readonly growthBytes: number;
}

export interface MemoryFigures {
  readonly runs: number;
  readonly residentBytes: number;
  readonly heapBytes: number;
}

export interface StartFigures {
  /** From the start of the process until its engine is found and swept. */
  readonly ready: Summary;
  /** From the start of the process until the first sandbox is parked; null where nothing parks. */
  readonly firstParked: Summary | null;
  /** `docker info`, beside the first. */
  readonly dockerInfo: Summary | null;
}

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly system: string;
  readonly kernel: string;
  readonly engine: string;
  readonly runtime: string;
  readonly dockerCommand: string | null;
  readonly gvisor: string | null;
  readonly node: string;
  /** Load average of the last minute when the benchmark began. */
  readonly loadBefore: number;
}

export interface Report {
  readonly version: 1;
  /** ISO 8601. */
  readonly date: string;
  readonly application: string;
  readonly machine: Machine;
  readonly rounds: number;
  readonly warmUps: number;
  /** Whether it was a short try, whose figures nobody should quote. */
  readonly isQuick: boolean;
  readonly tookSeconds: number;
  readonly languages: readonly LanguageFigures[];
  readonly evidence: EvidenceFigures | null;
  readonly throughput: readonly ThroughputFigures[];
  readonly sustained: SustainedFigures | null;
  readonly flood: FloodFigures | null;
  readonly memory: readonly MemoryFigures[];
  readonly start: StartFigures | null;
  /** What could not be measured though it was asked for, and why. */
  readonly failures: readonly string[];
}
