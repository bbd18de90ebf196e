/**
 * What the engine says of a container and its image, in our own words.
 *
 * The engine port fills it from the engine's inspect; a field the engine did
 * not answer is null, never a default.
 */
export interface InspectedContainer {
  readonly id: string;
  readonly imageId: string;
  readonly runtime: string | null;
  readonly user: string | null;
  readonly privileged: boolean | null;
  readonly capAdd: readonly string[];
  readonly capDrop: readonly string[];
  /** As the engine lists them: `no-new-privileges`, `seccomp=…`, `apparmor=…`, `label=…`. */
  readonly securityOptions: readonly string[];
  readonly apparmorProfile: string | null;
  /** SELinux's label of the container's first process. */
  readonly processLabel: string | null;
  readonly readOnlyRoot: boolean | null;
  /** Mount point → options as one comma-separated list. */
  readonly tmpfs: Readonly<Record<string, string>>;
  readonly binds: readonly string[];
  readonly devices: readonly string[];
  readonly networkMode: string | null;
  readonly ipcMode: string | null;
  readonly pidMode: string | null;
  readonly usernsMode: string | null;
  readonly cgroupNamespace: string | null;
  /** Null when the engine's defaults apply. */
  readonly maskedPaths: readonly string[] | null;
  readonly readonlyPaths: readonly string[] | null;
  readonly memoryBytes: number | null;
  readonly memorySwapBytes: number | null;
  readonly nanoCpus: number | null;
  readonly pidsLimit: number | null;
  /** Hard limits by name: `nofile`, `fsize`, `core`. */
  readonly ulimits: Readonly<Record<string, number>>;
  readonly restartCount: number | null;
}

/** What the engine says of the image a container was made from. */
export interface InspectedImage {
  readonly id: string;
  readonly reference: string;
  readonly labels: Readonly<Record<string, string>>;
}
