import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { WalledEngine } from '../../walled-engine.ts';
import {
  DISK_MIB,
  EVERYWHERE,
  MACHINE,
  SHARED_KERNEL,
  SUBORDINATE_IDS,
  type MatrixEngine,
} from './matrix-engine.ts';

/**
 * Debian 12's crun refuses hybrid control groups, there may be no systemd, and a
 * limit that is raised needs CAP_SYS_RESOURCE, which not every machine gives root.
 */
const CONFIGURATION = (folder: string): string => `[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
[containers]
default_ulimits = ["nofile=1024:1024"]
[network]
network_config_dir = "${folder}/networks"
`;

/** Podman behind the socket that speaks Docker's language. */
export const podman: MatrixEngine = {
  id: 'podman',
  title: 'Podman',
  needs: ['podman', 'runc', 'conmon', 'ip', 'nsenter', 'unshare'],
  start: () =>
    WalledEngine.start({
      diskMiB: DISK_MIB,
      subordinateIds: SUBORDINATE_IDS,
      words: (folder, address) => {
        mkdirSync(path.join(folder, 'networks'));
        const file = path.join(folder, 'containers.conf');
        writeFileSync(file, CONFIGURATION(folder));
        // Of a container that runs out of memory conmon leaves a file `oom` where it was started.
        return [
          ...['env', '--chdir', folder, `CONTAINERS_CONF=${file}`, 'podman'],
          ...['--root', path.join(folder, 'data', 'root')],
          ...['--runroot', path.join(folder, 'run'), '--tmpdir', path.join(folder, 'tmp')],
          ...['system', 'service', '--time', '0', address],
        ];
      },
    }),
  set: {},
  enforces: [...EVERYWHERE, ...SHARED_KERNEL, ...MACHINE.enforces],
  // Its private IPC may be joined, and its compatible API does not pass the control-group view on.
  cannot: ['ipc', 'cgroup-namespace', 'machine-boundary', 'user-namespace', ...MACHINE.cannot],
  refuses: ['runtime'],
  unforetold: MACHINE.unforetold,
  closedAnyway: {
    'reads the kernel’s list of keys': 'its compatible API keeps the masks whatever is asked',
  },
  programs: [
    ['podman', '--version'],
    ['runc', '--version'],
  ],
};
