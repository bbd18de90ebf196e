/** What an engine's /version and /info say beyond what running needs. Pure. */
import type { EngineComponent, EngineDetails } from '../container-engine.ts';
import type { EngineAddress } from '../finding/address.ts';

/** An answer of the Engine API: nothing about its fields is certain. */
export type Answer = Readonly<Record<string, unknown>>;

/**
 * @param version the answer of /version
 * @param info the answer of /info
 */
export function engineDetails(
  version: Answer,
  info: Answer,
  address: EngineAddress,
): EngineDetails {
  const components = componentsOf(version);
  const said = saysConstants(components) ? {} : info;
  return {
    connection: connectionOf(address),
    hostName: textOf(info, 'Name'),
    platformName: textOf(recordOf(version['Platform']), 'Name'),
    components,
    limits: {
      memory: flagOf(info, 'MemoryLimit'),
      swap: flagOf(info, 'SwapLimit'),
      processes: flagOf(info, 'PidsLimit'),
      cpu: flagOf(info, 'CpuCfsQuota'),
    },
    liveRestore: flagOf(said, 'LiveRestoreEnabled'),
    experimental: flagOf(said, 'ExperimentalBuild'),
    insecureRegistries: insecureRegistries(recordOf(info['RegistryConfig'])),
    warnings: warningsOf(said),
  };
}

function connectionOf(address: EngineAddress): EngineDetails['connection'] {
  if (address.kind === 'socket') return 'socket';
  return address.tls === null ? 'tcp' : 'tls';
}

export function textOf(answer: Answer, key: string): string | null {
  const value = answer[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

/**
 * Podman fills fields that mean nothing to it with constants
 * (pkg/api/handlers/compat/info.go: LiveRestoreEnabled false,
 * ExperimentalBuild true, no Warnings): those are no answers.
 */
function saysConstants(components: readonly EngineComponent[]): boolean {
  return components.some(({ name }) => /podman/i.test(name));
}

function componentsOf(version: Answer): readonly EngineComponent[] {
  return listOf(version['Components']).flatMap((value) => {
    const component = recordOf(value);
    const name = textOf(component, 'Name');
    const number = textOf(component, 'Version');
    if (name === null || number === null) return [];
    const details = recordOf(component['Details']);
    return [
      { name, version: number, build: textOf(details, 'GitCommit') ?? textOf(details, 'Package') },
    ];
  });
}

/** Docker's list is null when it has nothing to warn of. */
function warningsOf(info: Answer): readonly string[] | null {
  if (!('Warnings' in info)) return null;
  return listOf(info['Warnings']).filter((line) => typeof line === 'string');
}

/**
 * Docker always names its own loopback as insecure: an answer that names no
 * address range and no registry at all says nothing.
 */
function insecureRegistries(config: Answer): readonly string[] | null {
  const ranges = listOf(config['InsecureRegistryCIDRs']).filter(
    (range) => typeof range === 'string',
  );
  const registries = Object.entries(recordOf(config['IndexConfigs']));
  if (ranges.length === 0 && registries.length === 0) return null;
  const insecure = registries.filter(
    ([, registry]) => flagOf(recordOf(registry), 'Secure') === false,
  );
  const mirrors = [
    ...listOf(config['Mirrors']),
    ...registries.flatMap(([, registry]) => listOf(recordOf(registry)['Mirrors'])),
  ].filter((mirror) => typeof mirror === 'string');
  const inClear = mirrors.filter((mirror) => mirror.startsWith('http://'));
  return [...new Set([...ranges, ...insecure.map(([name]) => name), ...inClear])];
}

function flagOf(answer: Answer, key: string): boolean | null {
  const value = answer[key];
  return typeof value === 'boolean' ? value : null;
}

function recordOf(value: unknown): Answer {
  return typeof value === 'object' && value !== null ? (value as Answer) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
