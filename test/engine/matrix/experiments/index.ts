import type { Experiment } from './experiment.ts';
import { KERNEL } from './kernel.ts';
import { PRIVILEGES } from './privileges.ts';
import { RESOURCES } from './resources.ts';
import { SIGHT } from './sight.ts';

/** In the order of the table's rows. */
export const EXPERIMENTS: readonly Experiment[] = [
  ...KERNEL,
  ...PRIVILEGES,
  ...SIGHT,
  ...RESOURCES,
];
