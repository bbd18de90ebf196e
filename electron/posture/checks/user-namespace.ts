import { pass, unknown, warn, type Check } from '../check.ts';
import { daemonSetting } from '../daemon-settings.ts';
import { learnt } from '../learnt.ts';
import { securityOption } from '../security-option.ts';

export const userNamespace: Check = {
  id: 'user-namespace',
  title: 'User-namespace remap',
  why: 'With it root inside a container is a powerless user outside: a break-out does not arrive as root. It is the engine’s setting; Glovebox cannot turn it on for one run.',
  look: (posture) => {
    const { facts } = posture;
    const canary = learnt(posture, 'user-namespace');
    const listed = ['userns', 'rootless'].find((name) => securityOption(facts, name) !== null);
    const mend = `${daemonSetting(facts, '"userns-remap": "default"')} The engine then starts with an empty store: images must be made again, and containers made before are hidden until it is taken back.`;
    if (canary !== null) {
      if (canary.can) return pass(`a trial container showed it: ${canary.reason}`);
      const word = listed === undefined ? '' : `, though the engine lists “${listed}”`;
      return warn(`a trial container had none${word}: ${canary.reason}`, mend);
    }
    if (listed === 'userns') return pass('the engine says that it remaps users');
    if (listed === 'rootless') {
      return pass('the engine runs without root, in a user namespace of its own');
    }
    if (facts.securityOptions.length === 0)
      return unknown('the engine lists no security option at all');
    return warn('none: root inside a container is the engine’s root', mend);
  },
};
