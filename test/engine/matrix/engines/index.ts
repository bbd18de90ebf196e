import { gvisor } from './gvisor.ts';
import type { MatrixEngine } from './matrix-engine.ts';
import { ordinary } from './ordinary.ts';
import { podman } from './podman.ts';
import { remapped } from './remapped.ts';

/** In the order of the table's columns. */
export const ENGINES: readonly MatrixEngine[] = [ordinary, remapped, gvisor, podman];
