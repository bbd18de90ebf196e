/** The only list of isolation layers, in the order in which they are shown. */
import { capabilities } from './capabilities.ts';
import { cgroupNamespace } from './cgroup-namespace.ts';
import { coreDumps } from './core-dumps.ts';
import { cpu } from './cpu.ts';
import { deadline } from './deadline.ts';
import { devices } from './devices.ts';
import { engineSocket } from './engine-socket.ts';
import { fileSize } from './file-size.ts';
import { filesystem } from './filesystem.ts';
import { image } from './image.ts';
import { ipc } from './ipc.ts';
import type { Layer } from './layer.ts';
import { lsm } from './lsm.ts';
import { machineBoundary } from './machine-boundary.ts';
import { memory } from './memory.ts';
import { mounts } from './mounts.ts';
import { network } from './network.ts';
import { noNewPrivileges } from './no-new-privileges.ts';
import { openFiles } from './open-files.ts';
import { output } from './output.ts';
import { pidNamespace } from './pid-namespace.ts';
import { procPaths } from './proc-paths.ts';
import { processes } from './processes.ts';
import { runtime } from './runtime.ts';
import { scratch } from './scratch.ts';
import { seccomp } from './seccomp.ts';
import { singleUse } from './single-use.ts';
import { user } from './user.ts';
import { userNamespace } from './user-namespace.ts';

export const LAYERS: readonly Layer[] = [
  runtime,
  userNamespace,
  machineBoundary,
  user,
  capabilities,
  noNewPrivileges,
  seccomp,
  lsm,
  pidNamespace,
  mounts,
  devices,
  engineSocket,
  ipc,
  cgroupNamespace,
  procPaths,
  filesystem,
  scratch,
  network,
  memory,
  cpu,
  processes,
  openFiles,
  fileSize,
  coreDumps,
  deadline,
  output,
  image,
  singleUse,
];

/** The layer of an id, or null. */
export function layerById(id: string): Layer | null {
  return LAYERS.find((layer) => layer.id === id) ?? null;
}
