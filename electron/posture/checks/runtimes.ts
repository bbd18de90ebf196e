import { strongerRuntimes } from '../../sandbox/engine-knowledge.ts';
import { fail, pass, unknown, warn, type Check } from '../check.ts';

const GVISOR =
  'Install gVisor (`sudo apt-get install runsc` on Debian) and register it with the engine; gvisor.dev/docs/user_guide/install has the steps.';

export const runtimes: Check = {
  id: 'runtimes',
  title: 'Runtimes',
  why: 'With runc every container shares the engine’s kernel; gVisor or Kata put another in between. A runtime that is registered does not always work.',
  look: ({ facts, knowledge }) => {
    const listed = `${facts.runtimes.join(', ') || 'none named'}; the default is ${facts.defaultRuntime}`;
    if (knowledge === null) {
      return unknown(
        `${listed}; none has been tried yet`,
        'Run any program once: the first run tries each of them.',
      );
    }
    const tried = knowledge.runtimes.map(({ name, level, failure }) =>
      failure === null ? `${name} works (${level})` : `${name} does not work: ${failure}`,
    );
    const byDefault = knowledge.runtimes.find(({ name }) => name === facts.defaultRuntime);
    if (byDefault !== undefined && byDefault.failure !== null) {
      return fail(
        tried.join('; '),
        'Make the engine’s default runtime work: `docker run` fails with it too.',
      );
    }
    return strongerRuntimes(knowledge).length > 0
      ? pass(tried.join('; '))
      : warn(tried.join('; ') || listed, GVISOR);
  },
};
