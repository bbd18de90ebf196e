/** What the engine's canary showed of one layer: evidence where the engine gives only its word. Pure. */
import type { Posture } from './posture.ts';

export interface Learnt {
  readonly can: boolean;
  /** The deciding fact, or why it does not hold. */
  readonly reason: string;
}

/** Of the engine's default runtime; null while no canary of it has worked. */
export function learnt({ facts, knowledge }: Posture, layer: string): Learnt | null {
  const runtime = knowledge?.runtimes.find(({ name }) => name === facts.defaultRuntime);
  return runtime === undefined || runtime.failure !== null ? null : (runtime.layers[layer] ?? null);
}
