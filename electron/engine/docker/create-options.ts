/** Our container specification in the Engine API's words. Pure. */
import type { ContainerCreateOptions, HostConfig } from 'dockerode';
import type { ContainerSpec } from '../../../shared/container-spec.ts';
import { tmpfsOptions } from '../../../shared/explain/docker.ts';
import { OWN_PROFILE } from '../../../shared/layers/lsm.ts';
import type { CreateContainer } from '../container-engine.ts';
import { SECCOMP_PROFILES } from './seccomp/profiles.ts';

const MEBIBYTE = 1024 * 1024;

/** The same facts for `docker create`: what the API body says, nothing else. */
export function createOptions(request: CreateContainer): ContainerCreateOptions {
  return {
    name: request.name,
    Image: request.image,
    Entrypoint: [],
    Cmd: [...request.command],
    User: request.spec.user,
    WorkingDir: '/box',
    Labels: { ...request.labels },
    Tty: false,
    OpenStdin: true,
    // With it, the end of our connection is the launcher's end of input.
    StdinOnce: true,
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    HostConfig: hostConfig(request.spec, request.networkName),
  };
}

/** What HostConfig has and its declaration in @types/dockerode lacks. */
type FullHostConfig = HostConfig & { CgroupnsMode?: 'private' | 'host' };

function hostConfig(spec: ContainerSpec, networkName: string | null): FullHostConfig {
  return {
    ...(spec.runtime === null ? {} : { Runtime: spec.runtime }),
    Privileged: false,
    CapDrop: [...spec.capDrop],
    SecurityOpt: securityOptions(spec),
    IpcMode: spec.ipc,
    CgroupnsMode: spec.cgroupNamespace,
    ReadonlyRootfs: spec.readOnlyRoot,
    Tmpfs: Object.fromEntries(
      Object.entries(spec.tmpfs).map(([point, tmpfs]) => [point, tmpfsOptions(tmpfs)]),
    ),
    ShmSize: spec.shmMiB * MEBIBYTE,
    NetworkMode: networkName ?? 'none',
    Memory: spec.memoryMiB * MEBIBYTE,
    // Equal to Memory means no swap at all.
    MemorySwap: spec.memoryMiB * MEBIBYTE,
    NanoCpus: Math.round(spec.cpus * 1e9),
    PidsLimit: spec.pids,
    Ulimits: Object.entries(spec.rlimits).map(([name, limit]) => ({
      Name: name,
      Soft: limit,
      Hard: limit,
    })),
    // Output is attached; the engine must not keep a second copy on the host's disk.
    LogConfig: { Type: 'none', Config: {} },
    RestartPolicy: { Name: 'no' },
    AutoRemove: false,
    Init: false,
    // These two replace the engine's defaults; leaving them out keeps those.
    ...(spec.maskProcPaths ? {} : { MaskedPaths: [], ReadonlyPaths: [] }),
  };
}

function securityOptions(spec: ContainerSpec): string[] {
  const options: string[] = [];
  if (spec.noNewPrivileges) options.push('no-new-privileges:true');
  if (spec.seccomp === 'unconfined') options.push('seccomp=unconfined');
  else if (spec.seccomp !== 'engine') options.push(`seccomp=${SECCOMP_PROFILES[spec.seccomp]}`);
  // A host without AppArmor takes any name in silence: that ours holds, only the inside can say.
  if (spec.lsm === OWN_PROFILE) options.push(`apparmor=${OWN_PROFILE}`);
  if (spec.lsm === 'unconfined') options.push('apparmor=unconfined', 'label=disable');
  return options;
}
