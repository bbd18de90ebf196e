/** What of an engine's own word the layers and presets depend on. Pure. */
import type { EngineTraits } from '../../shared/layers/evidence.ts';
import type { HostTraits } from '../../shared/layers/presets.ts';
import type { EngineFacts } from './container-engine.ts';

const MEBIBYTE = 1024 * 1024;

/** @param workingRuntimes levels of the runtime layer that were tried here and work */
export function hostTraits(facts: EngineFacts, workingRuntimes: readonly string[]): HostTraits {
  return {
    capacity: { memoryMiB: Math.floor(facts.memoryBytes / MEBIBYTE), cpus: facts.cpus },
    cgroupVersion: facts.cgroupVersion,
    workingRuntimes,
  };
}

/** @param strongerRuntimes levels of the runtime layer, stronger than the engine's own, that work */
export function engineTraits(
  facts: EngineFacts,
  strongerRuntimes: readonly string[],
): EngineTraits {
  return { virtualMachine: virtualMachine(facts), strongerRuntimes };
}

/** Engines that live in a virtual machine of their own name it, or its kernel does. */
function virtualMachine({ operatingSystem, kernelVersion }: EngineFacts): string | null {
  if (/docker desktop/i.test(operatingSystem)) return operatingSystem;
  const kernel = /(microsoft|linuxkit|orbstack)/i.exec(kernelVersion)?.[1];
  return kernel === undefined ? null : `kernel ${kernelVersion} (${kernel})`;
}
