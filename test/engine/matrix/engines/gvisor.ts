import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { WalledEngine } from '../../walled-engine.ts';
import { DISK_MIB, EVERYWHERE, SUBORDINATE_IDS, type MatrixEngine } from './matrix-engine.ts';

/**
 * Debian's runsc of 2022 takes a new kernel's container network for the host's,
 * unless it is told to have none; its ptrace platform needs no virtualisation.
 */
const RUNTIME = { path: 'runsc', runtimeArgs: ['--network=none', '--platform=ptrace'] };

export const gvisor: MatrixEngine = {
  id: 'gvisor',
  title: 'Docker, gVisor',
  needs: ['dockerd', 'ip', 'nsenter', 'unshare', 'runsc'],
  start: async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'glovebox-runsc-'));
    try {
      const file = path.join(folder, 'daemon.json');
      writeFileSync(file, JSON.stringify({ runtimes: { runsc: RUNTIME } }));
      return await WalledEngine.start({
        diskMiB: DISK_MIB,
        subordinateIds: SUBORDINATE_IDS,
        words: ['--config-file', file],
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  set: { runtime: 'gvisor' },
  enforces: [...EVERYWHERE, 'runtime', 'ipc'],
  cannot: [
    ...['seccomp', 'lsm', 'proc-paths', 'cgroup-namespace', 'core-dumps'],
    ...['memory', 'cpu', 'processes', 'scratch', 'machine-boundary', 'user-namespace'],
  ],
  refuses: [],
  unforetold: {},
  closedAnyway: {
    'opens a raw socket': 'runsc has raw sockets only with --net-raw',
    'starts a setuid program of its own': 'this runsc does not look at setuid bits',
    'connects to a listener of the test': 'this runsc is registered without a network',
  },
  programs: [['runsc', '--version']],
};
