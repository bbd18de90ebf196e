/** The Engine API's inspect in our words: what it did not answer is null, never a default. */
import type { ContainerInspectInfo, ImageInspectInfo } from 'dockerode';
import type {
  InspectedContainer,
  InspectedImage,
} from '../../../shared/layers/inspected-container.ts';

export function inspectedContainer(info: ContainerInspectInfo): InspectedContainer {
  // An engine's answer is not to be trusted to have every field its interface names.
  const host: Readonly<Record<string, unknown>> = { ...info.HostConfig };
  return {
    id: info.Id,
    imageId: info.Image,
    runtime: text(host['Runtime']),
    user: text(info.Config?.User),
    privileged: flag(host['Privileged']),
    capAdd: texts(host['CapAdd']) ?? [],
    capDrop: texts(host['CapDrop']) ?? [],
    securityOptions: texts(host['SecurityOpt']) ?? [],
    apparmorProfile: text((info as { AppArmorProfile?: unknown }).AppArmorProfile),
    processLabel: text((info as { ProcessLabel?: unknown }).ProcessLabel),
    readOnlyRoot: flag(host['ReadonlyRootfs']),
    tmpfs: textMap(host['Tmpfs']),
    binds: [...(texts(host['Binds']) ?? []), ...foreignMounts(info)],
    devices: (list(host['Devices']) ?? []).map((device) => JSON.stringify(device)),
    networkMode: text(host['NetworkMode']),
    ipcMode: text(host['IpcMode']),
    pidMode: text(host['PidMode']),
    usernsMode: text(host['UsernsMode']),
    cgroupNamespace: text(host['CgroupnsMode']),
    maskedPaths: texts(host['MaskedPaths']),
    readonlyPaths: texts(host['ReadonlyPaths']),
    memoryBytes: figure(host['Memory']),
    memorySwapBytes: figure(host['MemorySwap']),
    nanoCpus: figure(host['NanoCpus']),
    pidsLimit: figure(host['PidsLimit']),
    ulimits: hardLimits(host['Ulimits']),
    restartCount: figure((info as { RestartCount?: unknown }).RestartCount),
  };
}

export function inspectedImage(info: ImageInspectInfo, reference: string): InspectedImage {
  return { id: info.Id, reference, labels: textMap(info.Config?.Labels) };
}

/** Everything mounted that is not one of our tmpfs. */
function foreignMounts(info: ContainerInspectInfo): string[] {
  return (info.Mounts ?? [])
    .filter((mount) => (mount.Type as string) !== 'tmpfs')
    .map((mount) => `${mount.Source}:${mount.Destination}`);
}

function hardLimits(value: unknown): Record<string, number> {
  const limits: Record<string, number> = {};
  for (const limit of list(value) ?? []) {
    const { Name: name, Hard: hard } = (limit ?? {}) as { Name?: unknown; Hard?: unknown };
    if (typeof name !== 'string' || typeof hard !== 'number') continue;
    // Podman names them as setrlimit(2) does: RLIMIT_NOFILE.
    limits[name.replace(/^RLIMIT_/, '').toLowerCase()] = hard;
  }
  return limits;
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const flag = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);
const figure = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const list = (value: unknown): unknown[] | null => (Array.isArray(value) ? value : null);

function texts(value: unknown): string[] | null {
  const values = list(value);
  return values === null ? null : values.filter((item) => typeof item === 'string');
}

function textMap(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}
