/** What an engine's /version and /info say of it, as the facts that running goes by. Pure. */
import { createHash } from 'node:crypto';
import type { EngineFacts } from '../container-engine.ts';
import type { EngineAddress } from '../finding/address.ts';
import { engineDetails, textOf, type Answer } from './engine-details.ts';

/**
 * @param version the answer of /version
 * @param info the answer of /info
 * @param apiVersion the one that was agreed on
 */
export function engineFacts(
  version: Answer,
  info: Answer,
  apiVersion: string,
  address: EngineAddress,
): EngineFacts {
  const component = (version['Components'] as { Name?: string }[] | undefined)?.[0]?.Name;
  const isPodman = /podman/i.test(component ?? '');
  const runtimes = (info['Runtimes'] as Record<string, unknown> | null | undefined) ?? {};
  return {
    id: isPodman ? steadyId(info, address) : (textOf(info, 'ID') ?? ''),
    name: isPodman ? 'Podman' : 'Docker Engine',
    version: textOf(version, 'Version') ?? 'unknown',
    apiVersion,
    operatingSystem: textOf(info, 'OperatingSystem') ?? 'unknown',
    architecture: textOf(info, 'Architecture') ?? 'unknown',
    kernelVersion: textOf(info, 'KernelVersion') ?? 'unknown',
    storageDriver: textOf(info, 'Driver') ?? 'unknown',
    cgroupVersion: textOf(info, 'CgroupVersion') === '2' ? 2 : 1,
    cgroupDriver: textOf(info, 'CgroupDriver') ?? 'unknown',
    runtimes: Object.keys(runtimes).filter(isOciRuntime),
    runtimeSettings: Object.entries(runtimes).map(settingOf),
    defaultRuntime: textOf(info, 'DefaultRuntime') ?? 'runc',
    securityOptions: ((info['SecurityOptions'] as unknown[] | null) ?? []).map(String),
    memoryBytes: figureOf(info, 'MemTotal'),
    cpus: figureOf(info, 'NCPU'),
    rootFolder: textOf(info, 'DockerRootDir') ?? '',
    details: engineDetails(version, info, address),
  };
}

/**
 * Podman makes up another id for every answer (pkg/api/handlers/compat/info.go:
 * `uuid.New()`): what stays is where it answers, on which machine, and where it
 * keeps everything.
 */
function steadyId(info: Answer, { text }: EngineAddress): string {
  const place = JSON.stringify([text, textOf(info, 'Name'), textOf(info, 'DockerRootDir')]);
  return createHash('sha256').update(place).digest('hex').slice(0, 32);
}

/** Docker lists containerd's own shims beside the OCI runtimes. */
function isOciRuntime(name: string): boolean {
  return !name.startsWith('io.containerd.');
}

/** Docker's newer answers add a status, which is what the runtime says and not how it is set. */
function settingOf([name, setting]: readonly [string, unknown]): string {
  const set = typeof setting === 'object' && setting !== null ? setting : {};
  return JSON.stringify([name, { ...set, status: undefined }]);
}

function figureOf(answer: Answer, key: string): number {
  const value = answer[key];
  return typeof value === 'number' ? value : 0;
}
