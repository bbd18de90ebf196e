import { pass, unknown, warn, type Check } from '../check.ts';
import { daemonSetting } from '../daemon-settings.ts';

/** docker network create, options of the bridge driver. */
const OPTION = 'com.docker.network.bridge.enable_icc';

export const defaultBridge: Check = {
  id: 'default-bridge',
  title: 'Traffic between containers on the default bridge',
  why: 'There every container reaches every other one’s ports, published or not. Sandboxes of Glovebox never join it: they have no network, or a bridge of their own.',
  look: ({ facts, defaultBridge: bridge }) => {
    if (!bridge.known) return unknown(bridge.reason);
    if (bridge.value === null) {
      return facts.name === 'Docker Engine'
        ? pass('the engine has no default bridge')
        : unknown('the engine has no network named “bridge”');
    }
    const option = bridge.value[OPTION];
    if (option === 'false') return pass(`off (${OPTION}: false)`);
    if (option === 'true') {
      return warn(`on (${OPTION}: true)`, daemonSetting(facts, '"icc": false'));
    }
    return unknown(`the engine’s network “bridge” does not say (${OPTION} is missing)`);
  },
};
