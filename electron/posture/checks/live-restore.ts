import { pass, unknown, warn, type Check } from '../check.ts';
import { daemonSetting } from '../daemon-settings.ts';

export const liveRestore: Check = {
  id: 'live-restore',
  title: 'Live restore',
  why: 'Without it a restart of the engine ends every container, so people put security updates of the engine off. A run of Glovebox ends with its engine either way.',
  look: ({ facts }) => {
    switch (facts.details.liveRestore) {
      case null:
        return unknown(
          'the engine does not say; one without a daemon, such as Podman, has no use for it',
        );
      case true:
        return pass('on: containers outlive a restart of the engine');
      case false:
        return warn(
          'off: a restart of the engine ends every container',
          daemonSetting(facts, '"live-restore": true', 'reload'),
        );
    }
  },
};
