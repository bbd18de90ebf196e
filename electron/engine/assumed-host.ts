/** This computer in place of an engine's machine, where ceilings are wanted and no engine is there. */
import os from 'node:os';
import type { HostTraits } from '../../shared/layers/presets.ts';

export function assumedHost(): HostTraits {
  return {
    capacity: { memoryMiB: Math.floor(os.totalmem() / (1024 * 1024)), cpus: os.cpus().length },
    cgroupVersion: 2,
    workingRuntimes: [],
  };
}
