import type { Check } from './check.ts';

export const runtimes: Check = {
  id: 'runtimes',
  title: 'Runtimes',
  why: 'With runc every container shares this machine’s kernel; gVisor or Kata put another in between.',
  look: ({ facts, knowledge }) => {
    const listed = `${facts.runtimes.join(', ')}; the default is ${facts.defaultRuntime}`;
    if (knowledge === null) {
      return { state: 'unknown', finding: `${listed}; not tried yet: the first run does that`, mend: null };
    }
    const tried = knowledge.runtimes.map(({ name, level, failure }) =>
      failure === null ? `${name} works (${level})` : `${name} does not work: ${failure}`,
    );
    const hasStronger = knowledge.runtimes.some(
      ({ level, failure }) => level !== 'runc' && failure === null,
    );
    return {
      state: hasStronger ? 'pass' : 'warn',
      finding: tried.join('; '),
      mend: hasStronger
        ? null
        : 'Install gVisor (package runsc) and register it with the engine; see gvisor.dev/docs/user_guide/install.',
    };
  },
};
