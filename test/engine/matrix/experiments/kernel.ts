import os from 'node:os';
import type { Experiment } from './experiment.ts';

export const KERNEL: readonly Experiment[] = [
  {
    layer: 'runtime',
    does: 'asks which kernel answers',
    holding: 'gvisor',
    open: 'runc',
    program: () => `
import os
print("works" if os.uname().release == "${os.release()}" else os.uname().release)
`,
  },
];
