import { engineTraits } from '../../engine/traits.ts';
import { pass, unknown, warn, type Check } from '../check.ts';
import { hasOtherKernel, whyElsewhere } from '../engine-place.ts';
import type { HostFacts } from '../posture.ts';

export const machineBoundary: Check = {
  id: 'machine-boundary',
  title: 'Virtual machine around the engine',
  why: 'Containers share their engine’s kernel. When that kernel is a virtual machine’s, a break-out ends there and not on this computer.',
  look: ({ facts, host }) => {
    const machine = engineTraits(facts, []).virtualMachine;
    if (machine !== null) return pass(`the engine runs inside one: ${machine}`);
    const elsewhere = whyElsewhere(facts, host);
    if (elsewhere === null) {
      return warn(`none: the engine runs on this computer’s own kernel${within(host)}`, MEND);
    }
    return facts.details.connection === 'socket' && hasOtherKernel(facts, host)
      ? pass(`${elsewhere}: a virtual machine, or another machine behind the socket`)
      : unknown(`it cannot be told from here: ${elsewhere}`);
  },
};

const MEND =
  'Run the engine in a virtual machine: Docker Desktop, Lima (`limactl start template://docker`) or a machine of your own. Or choose the gVisor or Kata runtime where it works.';

function within({ isVirtual }: HostFacts): string {
  return isVirtual.known && isVirtual.value
    ? ' (this computer is a virtual machine itself: a break-out reaches all that is in it, and not at once what is around it)'
    : '';
}
