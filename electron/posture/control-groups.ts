import type { Check } from './check.ts';

export const controlGroups: Check = {
  id: 'control-groups',
  title: 'Control groups',
  why: 'They hold the limits of memory, processor and processes. Version 2 can be delegated to engines that run without root.',
  look: ({ facts }) => ({
    state: facts.cgroupVersion === 2 ? 'pass' : 'warn',
    finding: `version ${facts.cgroupVersion}, driver ${facts.cgroupDriver}`,
    mend:
      facts.cgroupVersion === 2
        ? null
        : 'Nothing is broken. Distributions since about 2021 start with version 2; on older ones add systemd.unified_cgroup_hierarchy=1 to the kernel’s command line.',
  }),
};
