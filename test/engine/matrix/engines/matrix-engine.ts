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
  /*
   * Every layer is in exactly one of the following four; a unit test demands it.
   */
  /** Layers that must be enforced here. */
  readonly enforces: readonly string[];
  /** Layers that this engine cannot do or show: green here would be a lie. */
  readonly cannot: readonly string[];
  /** Layers whose holding level this engine does not have: no run starts at it. */
  readonly refuses: readonly string[];
  /** Layers that programs try and nothing here foretells, and why. */
  readonly unforetold: Readonly<Record<string, string>>;
  /** Programs, by what they do, that are stopped here at an open level as well, and why. */
  readonly closedAnyway: Readonly<Record<string, string>>;
  /** Programs whose versions are shown, with the words that make them tell it. */
  readonly programs: readonly (readonly [string, ...string[]])[];
}

/** What every engine here can do, and what Glovebox itself does on each. */
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
  'pid-namespace',
  'mounts',
  'devices',
  'engine-socket',
  'image',
  'single-use',
];

/** What a kernel that containers share can do besides. */
export const SHARED_KERNEL = ['seccomp', 'proc-paths', 'memory', 'cpu', 'processes', 'scratch'];

/** What the machine decides for every engine whose containers share its kernel. */
type MachineRule = Pick<MatrixEngine, 'enforces' | 'cannot' | 'unforetold'>;

/** Where crashes go to a program of the host, the layer is open at every level. */
const CORE_DUMPS: MachineRule =
  kernelSays('/proc/sys/kernel/core_pattern') === 'core'
    ? { enforces: ['core-dumps'], cannot: [], unforetold: {} }
    : { enforces: [], cannot: [], unforetold: { 'core-dumps': 'crashes go elsewhere here' } };

/** Where AppArmor is on it confines; of SELinux nothing inside tells whether it enforces. */
const LSM: MachineRule =
  kernelSays('/sys/module/apparmor/parameters/enabled') === 'Y'
    ? { enforces: ['lsm'], cannot: [], unforetold: {} }
    : { enforces: [], cannot: ['lsm'], unforetold: {} };

export const MACHINE: MachineRule = {
  enforces: [...CORE_DUMPS.enforces, ...LSM.enforces],
  cannot: [...CORE_DUMPS.cannot, ...LSM.cannot],
  unforetold: { ...CORE_DUMPS.unforetold, ...LSM.unforetold },
};

/** @returns the file's one line, or null on a machine that has none */
function kernelSays(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}

/** Subordinate ids of subuid(5), for engines that remap users. */
export const SUBORDINATE_IDS = 'daemon:100000:65536\n';
/** Room for the images of two languages and what runs on them. */
export const DISK_MIB = 1500;
