import type { LearntEngine } from '../../shared/contract.ts';
import { useDesk } from '../desk/desk-context.ts';

const NAMES: Readonly<Record<string, string>> = { gvisor: 'gVisor', kata: 'Kata Containers' };

/** What no layer closes, and what this machine could put in between. */
export function KernelNotice() {
  const { learnt } = useDesk().state.description ?? { learnt: null };
  const whose =
    (learnt?.virtualMachine ?? null) === null
      ? 'this machine’s kernel'
      : 'the kernel of the engine’s virtual machine';
  return (
    <p className="kernel-note">
      Every container shares {whose}: a flaw in it is a way out that no layer here closes.{' '}
      {inBetween(learnt)}
    </p>
  );
}

function inBetween(learnt: LearntEngine | null): string {
  if (learnt === null) {
    return 'A second kernel in between (gVisor, Kata) does; whether this engine has one is looked at in the first run.';
  }
  const names = learnt.strongerRuntimes.map((id) => NAMES[id] ?? id);
  if (names.length > 0) {
    return `${names.join(' and ')} works here and puts a second kernel in between: choose it at Runtime, or the preset Sealed.`;
  }
  const second =
    'A second kernel in between does. This engine has none; gVisor can be added to it.';
  return learnt.virtualMachine === null
    ? second
    : `${second} What breaks out arrives in that virtual machine (${learnt.virtualMachine}), not on this computer itself.`;
}
