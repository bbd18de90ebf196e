import { fail, pass, unknown, warn, type Check } from '../check.ts';
import { daemonSetting } from '../daemon-settings.ts';
import { NO_OPTION_LISTED, securityOption } from '../security-option.ts';

export const seccomp: Check = {
  id: 'seccomp',
  title: 'Default seccomp profile',
  why: 'It refuses the system calls that hardly any program needs and most attacks on the kernel begin with. Glovebox brings profiles of its own for its sandboxes; this is what every other container here gets, and what the level “engine” means.',
  look: ({ facts }) => {
    if (facts.securityOptions.length === 0) return NO_OPTION_LISTED;
    const option = securityOption(facts, 'seccomp');
    if (option === null) {
      return fail(
        'the engine does not list seccomp: it, or its kernel, cannot filter system calls',
        'Use a kernel with CONFIG_SECCOMP_FILTER and an engine built with seccomp, as all distributions ship them.',
      );
    }
    const profile = /(?:^|,)profile=([^,]*)/.exec(option)?.[1] ?? '';
    if (profile === 'default' || profile === 'builtin') {
      return pass(`on, with the profile that is built into ${facts.name} ${facts.version}`);
    }
    if (profile === 'unconfined') {
      return fail(
        'off for every container that does not bring its own profile',
        daemonSetting(facts, '"seccomp-profile": "builtin"'),
      );
    }
    return profile === ''
      ? unknown('on, but the engine does not name the profile')
      : warn(
          `on, with a profile of this machine’s own: ${profile}`,
          'Read it: nothing is known here of what it lets through.',
        );
  },
};
