import { EVERYWHERE, MACHINE, SHARED_KERNEL, type MatrixEngine } from './matrix-engine.ts';

export const ordinary: MatrixEngine = {
  id: 'ordinary',
  title: 'Docker',
  needs: [],
  start: () => null,
  set: {},
  enforces: [...EVERYWHERE, ...SHARED_KERNEL, 'ipc', 'cgroup-namespace', ...MACHINE.enforces],
  cannot: ['machine-boundary', 'user-namespace', ...MACHINE.cannot],
  refuses: [],
  unforetold: { ...MACHINE.unforetold, runtime: 'the machine’s own engine may have gVisor' },
  closedAnyway: {},
  programs: [['runc', '--version']],
};
