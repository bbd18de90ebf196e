import { WalledEngine } from '../../walled-engine.ts';
import {
  DISK_MIB,
  EVERYWHERE,
  MACHINE,
  SHARED_KERNEL,
  SUBORDINATE_IDS,
  type MatrixEngine,
} from './matrix-engine.ts';

/** A second engine whose containers' root is nobody on this machine. */
export const remapped: MatrixEngine = {
  id: 'remapped',
  title: 'Docker, userns-remap',
  needs: ['dockerd', 'ip', 'nsenter', 'unshare'],
  start: () =>
    WalledEngine.start({
      diskMiB: DISK_MIB,
      subordinateIds: SUBORDINATE_IDS,
      words: ['--userns-remap', 'daemon'],
    }),
  set: {},
  enforces: [
    ...[...EVERYWHERE, ...SHARED_KERNEL, 'ipc', 'cgroup-namespace', ...MACHINE.enforces],
    'user-namespace',
  ],
  cannot: ['machine-boundary', ...MACHINE.cannot],
  refuses: ['runtime'],
  unforetold: MACHINE.unforetold,
  closedAnyway: {},
  programs: [['runc', '--version']],
};
