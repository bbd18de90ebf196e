/** One of the engines that the matrix runs on. */
import { readFileSync } from 'node:fs';
import type { WalledEngine } from '../../walled-engine.ts';

export interface MatrixEngine {
  readonly id: string;
  /** Heading of its column. */
  readonly title: string;
  /** Programs that it needs beside Docker; where one is missing its tests are skipped. */
  readonly needs: readonly string[];
  /** Starts it; null for the machine's own. */
  start(): Promise<WalledEngine> | null;
  /** Levels that every run on it asks for. */
  readonly set: Readonly<Record<string, string>>;
  /** Layers that must be enforced here, whatever the machine. */
  readonly enforces: readonly string[];
  /** Layers that this engine cannot do or show: green here would be a lie. */
  readonly cannot: readonly string[];
  /** Programs, by what they do, that are stopped here at an open level as well, and why. */
  readonly closedAnyway: Readonly<Record<string, string>>;
  /** Programs whose versions are shown, with the words that make them tell it. */
  readonly programs: readonly (readonly [string, ...string[]])[];
}

/** What every engine here can do. */
export const EVERYWHERE = [
  'user',
  'capabilities',
  'no-new-privileges',
  'filesystem',
  'network',
  'open-files',
  'file-size',
  'deadline',
  'output',
];

/** What a kernel that containers share can do besides. */
export const SHARED_KERNEL = ['seccomp', 'proc-paths', 'memory', 'cpu', 'processes', 'scratch'];

/** Where crashes go to a program of the host, the layer is open at every level. */
export const CORES =
  process.platform === 'linux' &&
  readFileSync('/proc/sys/kernel/core_pattern', 'utf8').trim() === 'core'
    ? ['core-dumps']
    : [];

/** Subordinate ids of subuid(5), for engines that remap users. */
export const SUBORDINATE_IDS = 'daemon:100000:65536\n';
/** Room for the images of two languages and what runs on them. */
export const DISK_MIB = 1500;
