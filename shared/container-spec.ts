/**
 * What one sandbox is made of, in our own small words.
 *
 * The layers write it (each `apply` returns a `SpecPatch`), the engine port
 * translates it. Whatever is not a field here cannot be asked of an engine:
 * there is no host mount, no published port, no privileged mode, no device and
 * no namespace of the host, because there is no word for it.
 */

/** A tmpfs mount inside the sandbox. Always nosuid and nodev, always bounded. */
export interface Tmpfs {
  /** MiB; mandatory, because an engine's default is half of the machine's memory. */
  readonly sizeMiB: number;
  /** Most files and folders it can hold. */
  readonly inodes: number;
  /** Whether files on it may be executed (compiled languages need that). */
  readonly executable: boolean;
}

/** A resource limit of `setrlimit(2)`; soft and hard are always the same. */
export type RlimitName = 'nofile' | 'fsize' | 'core';

/** Which system-call filter: a profile that we carry, the engine's own, or none. */
export type SeccompChoice = 'strict' | 'default' | 'engine' | 'unconfined';

/** The mandatory-access profile: the engine's default (AppArmor's or SELinux's), our own AppArmor profile, or none. */
export type LsmChoice = 'confined' | 'glovebox' | 'unconfined';

export interface ContainerSpec {
  /** The OCI runtime's name as the engine lists it; null is the engine's default. */
  runtime: string | null;
  /** Numeric `uid:gid`. */
  user: string;
  /** Capabilities to drop before `capAdd`; `ALL` or none. */
  capDrop: readonly string[];
  noNewPrivileges: boolean;
  seccomp: SeccompChoice;
  lsm: LsmChoice;
  ipc: 'private' | 'shareable';
  cgroupNamespace: 'private' | 'host';
  /** False removes the engine's masked and read-only paths of /proc and /sys. */
  maskProcPaths: boolean;
  readOnlyRoot: boolean;
  /** Mount point → tmpfs. */
  tmpfs: Readonly<Record<string, Tmpfs>>;
  /** Size of /dev/shm, MiB. */
  shmMiB: number;
  /** `none`, or a bridge of this sandbox's own, made and removed with it. */
  network: 'none' | 'own-bridge';
  /** MiB; swap is always off, so this bounds memory and swap together. */
  memoryMiB: number;
  /** Cores, in hundredths at the finest. */
  cpus: number;
  /** Most tasks (processes and threads). */
  pids: number;
  /** Name → soft and hard limit, in the limit's own unit (bytes or a count). */
  rlimits: Readonly<Partial<Record<RlimitName, number>>>;
}

/** What one layer contributes. Maps and lists are joined, scalars belong to one layer alone. */
export type SpecPatch = Partial<ContainerSpec>;

/**
 * The fields no layer sets for itself, as the fold's start.
 * Everything else must come from a layer, or composing fails.
 */
export const EMPTY_SPEC: SpecPatch = { capDrop: [], tmpfs: {}, rlimits: {} };
