/** What `doctor` found out about the engine and its host, for the command line and the page. */

export type CheckState = 'pass' | 'warn' | 'fail' | 'unknown';

/** One check's answer. The texts quote engine, files and programs: they are text, never markup. */
export interface CheckReport {
  readonly id: string;
  readonly title: string;
  readonly state: CheckState;
  /** What was found, with its figures; for `unknown` why nothing was. */
  readonly finding: string;
  /** Why it matters. */
  readonly why: string;
  /** How a person mends it, commands in backquotes; null where nothing is to be mended. */
  readonly mend: string | null;
}

export interface CheckGroupReport {
  readonly title: string;
  readonly checks: readonly CheckReport[];
}

/** The engine in its own words. */
export interface EngineSummary {
  readonly name: string;
  readonly version: string;
  readonly apiVersion: string;
  /** Where it was found: `unix:///var/run/docker.sock`. */
  readonly address: string;
  readonly operatingSystem: string;
  readonly architecture: string;
  readonly kernelVersion: string;
  readonly cgroupVersion: 1 | 2;
  readonly storageDriver: string;
  readonly defaultRuntime: string;
  readonly runtimes: readonly string[];
  readonly memoryBytes: number;
  readonly cpus: number;
}

export interface PostureReport {
  /** Null where there is no engine to judge; its one check then says why. */
  readonly engine: EngineSummary | null;
  readonly groups: readonly CheckGroupReport[];
}

export const WORST_FIRST: readonly CheckState[] = ['fail', 'warn', 'unknown', 'pass'];
