import type { EngineFacts } from '../../engine/container-engine.ts';
import { pass, warn, type Check } from '../check.ts';
import { daemonSetting } from '../daemon-settings.ts';
import { learnt } from '../learnt.ts';
import { NO_OPTION_LISTED, securityOption } from '../security-option.ts';

export const userNamespace: Check = {
  id: 'user-namespace',
  title: 'User-namespace remap',
  why: 'With it root inside a container is a powerless user outside: a break-out does not arrive as root. It is the engine’s setting; Glovebox cannot turn it on for one run.',
  look: (posture) => {
    const { facts } = posture;
    const canary = learnt(posture, 'user-namespace');
    const listed = ['userns', 'rootless'].find((name) => securityOption(facts, name) !== null);
    if (canary !== null) {
      if (canary.can) return pass(`a trial container showed it: ${canary.reason}`);
      const word = listed === undefined ? '' : `, though the engine lists “${listed}”`;
      return warn(`a trial container did not show it${word}: ${canary.reason}`, mendFor(facts));
    }
    if (listed === 'userns') return pass('the engine says that it remaps users');
    if (listed === 'rootless') {
      return pass('the engine runs without root, in a user namespace of its own');
    }
    if (facts.securityOptions.length === 0) return NO_OPTION_LISTED;
    return warn('none: root inside a container is the engine’s root', mendFor(facts));
  },
};

function mendFor(facts: EngineFacts): string {
  if (facts.name === 'Podman') {
    return 'Run Podman as your user, without root: `systemctl --user enable --now podman.socket`.';
  }
  if (/docker desktop/i.test(facts.operatingSystem)) {
    return 'Docker Desktop has Enhanced Container Isolation for it, in its business edition: Settings, General.';
  }
  return `${daemonSetting(facts, '"userns-remap": "default"')} The engine then starts with an empty store: images must be made again, and containers made before are hidden until it is taken back.`;
}
