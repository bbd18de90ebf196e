import { pass, warn, type Check } from '../check.ts';

export const controlGroups: Check = {
  id: 'control-groups',
  title: 'Control groups',
  why: 'They hold the limits of memory, processor and processes. Only version 2 can be handed down safely to an engine that runs without root, and what starts containers is giving version 1 up.',
  look: ({ facts }) => {
    const finding = `version ${facts.cgroupVersion}, driver ${facts.cgroupDriver}`;
    return facts.cgroupVersion === 2
      ? pass(finding)
      : warn(
          finding,
          'The limits hold under version 1 too. Distributions since about 2021 start with version 2; an older systemd is told to by `systemd.unified_cgroup_hierarchy=1` on the kernel’s command line.',
        );
  },
};
