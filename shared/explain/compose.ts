/** As a compose file (compose-spec). */
import { bridgeRemark, securityOptions, tmpfsOptions } from './docker.ts';
import { wholeCommand, type Explained, type Explanation } from './explanation.ts';
import { toYaml, type Yaml } from './yaml.ts';

export function asCompose(explained: Explained): Explanation {
  const { spec, image, seccompFile, deadlineSeconds, outputKiB } = explained;
  // `systempaths` is understood by the docker command line only.
  const security = securityOptions({ ...spec, maskProcPaths: true }, seccompFile);
  const service: Record<string, Yaml> = {
    image,
    command: [...wholeCommand(explained)],
    ...(spec.runtime === null ? {} : { runtime: spec.runtime }),
    user: spec.user,
    cap_drop: [...spec.capDrop],
    security_opt: security,
    ipc: spec.ipc,
    cgroup: spec.cgroupNamespace,
    read_only: spec.readOnlyRoot,
    tmpfs: Object.entries(spec.tmpfs).map(([point, tmpfs]) => `${point}:${tmpfsOptions(tmpfs)}`),
    shm_size: `${spec.shmMiB}m`,
    network_mode: spec.network === 'none' ? 'none' : 'bridge',
    mem_limit: `${spec.memoryMiB}m`,
    memswap_limit: `${spec.memoryMiB}m`,
    cpus: spec.cpus,
    pids_limit: spec.pids,
    ulimits: Object.fromEntries(
      Object.entries(spec.rlimits).map(([name, limit]) => [name, { soft: limit, hard: limit }]),
    ),
    working_dir: '/box',
    stdin_open: true,
    restart: 'no',
    logging: { driver: 'none' },
  };
  return {
    text: toYaml({ services: { sandbox: literally(withoutEmptyLists(service)) } }),
    remarks: [
      `No field of compose's ends a run after ${deadlineSeconds} seconds or ${outputKiB} KiB of output; Glovebox does both itself.`,
      'A service can be started again; a sandbox of Glovebox’s serves one run and is removed.',
      ...bridgeRemark(spec),
      ...(spec.maskProcPaths ? [] : ['Compose cannot unmask the kernel’s files under /proc.']),
    ],
  };
}

/**
 * Compose takes `$NAME` in any value for a variable of its caller's, and two
 * dollar signs for one (compose-spec, 12-interpolation.md).
 */
function literally(value: Yaml): Yaml {
  if (typeof value === 'string') return value.replaceAll('$', '$$$$');
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item: Yaml) => literally(item));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, literally(item)]));
}

function withoutEmptyLists(service: Record<string, Yaml>): Record<string, Yaml> {
  return Object.fromEntries(
    Object.entries(service).filter(([, value]) => !Array.isArray(value) || value.length > 0),
  );
}
