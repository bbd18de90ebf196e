import { holds, unavailable } from './judging.ts';
import { FIXED_LEVEL, type FixedLayer } from './layer.ts';

export const machineBoundary: FixedLayer = {
  kind: 'fixed',
  id: 'machine-boundary',
  title: 'Virtual machine',
  ring: 'kernel',
  evidence: 'engine',
  stops:
    'Whoever breaks out of the container arrives in the engine’s virtual machine, not on this computer.',
  doesNotStop:
    'What that virtual machine shares with this computer: folders, the network, and the engine’s own interface.',
  sources: [
    {
      title: 'Docker: Docker Desktop security',
      url: 'https://docs.docker.com/security/faqs/containers/',
    },
    { title: 'Lima', url: 'https://lima-vm.io/docs/' },
  ],
  apply: () => ({}),
  readBack: () => FIXED_LEVEL,
  judge: ({ engine }) =>
    engine.virtualMachine === null
      ? unavailable('the engine does not say that it runs inside a virtual machine')
      : holds(`the engine runs inside a virtual machine: ${engine.virtualMachine}`),
};
