import { engineTraits } from '../../engine/traits.ts';
import { pass, warn, type Check } from '../check.ts';
import { NO_OPTION_LISTED, securityOption } from '../security-option.ts';

export const rootless: Check = {
  id: 'rootless',
  title: 'Engine without root',
  why: 'Whoever breaks out of a container, or talks the engine into something, has the engine’s rights: with a rootless engine an ordinary user’s, else root’s.',
  look: ({ facts }) => {
    if (securityOption(facts, 'rootless') !== null) {
      return pass('the engine runs as an ordinary user (rootless)');
    }
    if (facts.securityOptions.length === 0) return NO_OPTION_LISTED;
    const machine = engineTraits(facts, []).virtualMachine;
    if (machine !== null) {
      return pass(`the engine runs as root, but root of a virtual machine of its own: ${machine}`);
    }
    return warn(
      'the engine runs as root',
      'Set up an engine of your own without root: `dockerd-rootless-setuptool.sh install` (docs.docker.com/engine/security/rootless), or Podman as your user: `systemctl --user enable --now podman.socket`.',
    );
  },
};
