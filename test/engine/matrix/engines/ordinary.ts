import { CORES, EVERYWHERE, SHARED_KERNEL, type MatrixEngine } from './matrix-engine.ts';

export const ordinary: MatrixEngine = {
  id: 'ordinary',
  title: 'Docker',
  needs: [],
  start: () => null,
  set: {},
  enforces: [...EVERYWHERE, ...SHARED_KERNEL, 'ipc', 'cgroup-namespace', ...CORES],
  cannot: [],
  closedAnyway: {},
  programs: [['runc', '--version']],
};
