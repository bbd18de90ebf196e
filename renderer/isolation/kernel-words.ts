/** Whose kernel answers the program, and what that leaves open: by the runtime that is chosen. Pure. */
import type { LearntEngine } from '../../shared/description.ts';

const NAMES: Readonly<Record<string, string>> = { gvisor: 'gVisor', kata: 'Kata Containers' };

/** @param below the kernel that a stronger runtime itself stands on */
const SECOND_KERNELS: Readonly<Record<string, (below: string) => string>> = {
  gvisor: (below) =>
    `With gVisor the program talks to gVisor’s own kernel, not to ${below}: a flaw in the latter is out of its reach. A flaw in gVisor itself, or in the processor, is still a way out that no layer here closes.`,
  kata: (below) =>
    `With Kata Containers the program runs in a small virtual machine of its own, whose kernel stands between it and ${below}; nothing inside proves that it does. A flaw in that virtual machine, or in the processor, is still a way out that no layer here closes.`,
};

/**
 * @param runtime the level of the runtime layer: of the run under way, or of the next
 * @param learnt null where nothing is known of the engine yet
 */
export function kernelWords(runtime: string, learnt: LearntEngine | null): string {
  const machine = learnt?.virtualMachine ?? null;
  const below =
    machine === null ? 'this machine’s kernel' : 'the kernel of the engine’s virtual machine';
  const arrives =
    machine === null
      ? ''
      : ` What breaks out arrives in that virtual machine (${machine}), not on this computer itself.`;
  // One that was chosen and does not work here puts nothing in between.
  const second = learnt?.strongerRuntimes.includes(runtime) ? SECOND_KERNELS[runtime] : undefined;
  if (second !== undefined) return `${second(below)}${arrives}`;
  return `Every container shares ${below}: a flaw in it is a way out that no layer here closes. ${inBetween(learnt)}${arrives}`;
}

function inBetween(learnt: LearntEngine | null): string {
  if (learnt === null) {
    return 'A second kernel in between (gVisor, Kata) does; whether this engine has one is looked at in the first run.';
  }
  const names = learnt.strongerRuntimes.map((id) => NAMES[id] ?? id);
  return names.length > 0
    ? `${names.join(' and ')} works here and puts a second kernel in between: choose it at Runtime, or the preset Sealed.`
    : 'A second kernel in between does. This engine has none; gVisor can be added to it.';
}
