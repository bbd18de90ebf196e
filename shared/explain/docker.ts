/** As one `docker run` command line, in long options. */
import type { ContainerSpec, Tmpfs } from '../container-spec.ts';
import { OWN_PROFILE } from '../layers/lsm.ts';
import { shellQuoted, wholeCommand, type Explained, type Explanation } from './explanation.ts';

/** @returns a line to paste into a shell: it gives the same confinement */
export function asDocker(explained: Explained): Explanation {
  const words = [
    'docker',
    'run',
    '--rm',
    '--interactive',
    ...options(explained.spec, explained.seccompFile),
    explained.image,
    ...wholeCommand(explained),
  ];
  return { text: words.map(shellQuoted).join(' '), remarks: remarks(explained) };
}

function options(spec: ContainerSpec, seccompFile: string | null): string[] {
  return [
    ...(spec.runtime === null ? [] : ['--runtime', spec.runtime]),
    ...['--user', spec.user],
    ...spec.capDrop.flatMap((name) => ['--cap-drop', name]),
    ...securityOptions(spec, seccompFile).flatMap((option) => ['--security-opt', option]),
    ...['--ipc', spec.ipc, '--cgroupns', spec.cgroupNamespace],
    ...(spec.readOnlyRoot ? ['--read-only'] : []),
    ...Object.entries(spec.tmpfs).flatMap(([point, tmpfs]) => [
      '--tmpfs',
      `${point}:${tmpfsOptions(tmpfs)}`,
    ]),
    ...['--shm-size', `${spec.shmMiB}m`],
    ...['--network', spec.network === 'none' ? 'none' : 'bridge'],
    ...['--memory', `${spec.memoryMiB}m`, '--memory-swap', `${spec.memoryMiB}m`],
    ...['--cpus', String(spec.cpus), '--pids-limit', String(spec.pids)],
    ...Object.entries(spec.rlimits).flatMap(([name, limit]) => [
      '--ulimit',
      `${name}=${limit}:${limit}`,
    ]),
    ...['--workdir', '/box', '--log-driver', 'none'],
  ];
}

/** As `docker run --security-opt` takes them; `systempaths` is the command line's own word. */
export function securityOptions(spec: ContainerSpec, seccompFile: string | null): string[] {
  const list: string[] = [];
  if (spec.noNewPrivileges) list.push('no-new-privileges:true');
  if (seccompFile !== null) list.push(`seccomp=${seccompFile}`);
  if (spec.seccomp === 'unconfined') list.push('seccomp=unconfined');
  if (spec.lsm === OWN_PROFILE) list.push(`apparmor=${OWN_PROFILE}`);
  if (spec.lsm === 'unconfined') list.push('apparmor=unconfined', 'label=disable');
  if (!spec.maskProcPaths) list.push('systempaths=unconfined');
  return list;
}

/** Mount options of tmpfs(5). */
export function tmpfsOptions({ sizeMiB, inodes, executable }: Tmpfs): string {
  const exec = executable ? 'exec' : 'noexec';
  return `rw,nosuid,nodev,${exec},size=${sizeMiB}m,nr_inodes=${inodes},mode=1777`;
}

function remarks({ spec, deadlineSeconds, outputKiB, command, compile }: Explained): string[] {
  const run = [compile, command]
    .filter((words) => words !== null)
    .map((words) => words.map(shellQuoted).join(' '))
    .join(' && ');
  return [
    `/box is empty in this container; to put a program there, end the line in: sh -c ${shellQuoted(`cat > NAME && ${run}`)} < NAME`,
    `No option of Docker's ends a run after ${deadlineSeconds} seconds or ${outputKiB} KiB of output; Glovebox does both itself.`,
    ...bridgeRemark(spec),
  ];
}

/** What neither form can say: a network that lives as long as its one container. */
export function bridgeRemark({ network }: ContainerSpec): string[] {
  if (network === 'none') return [];
  return [
    'Glovebox gives each run a bridge of its own, without other containers; this one is the common one.',
  ];
}
