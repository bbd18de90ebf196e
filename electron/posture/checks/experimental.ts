import { pass, unknown, warn, type Check } from '../check.ts';
import { daemonSetting } from '../daemon-settings.ts';

export const experimental: Check = {
  id: 'experimental',
  title: 'Experimental features',
  why: 'They are less tried and less looked at; a host for code that nobody trusts is no place for them.',
  look: ({ facts }) => {
    switch (facts.details.experimental) {
      case null:
        return unknown('the engine does not say whether its experimental features are on');
      case true:
        return warn('on', daemonSetting(facts, '"experimental": false'));
      case false:
        return pass('off');
    }
  },
};
