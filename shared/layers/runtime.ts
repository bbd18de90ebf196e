import { factOf, isGvisor } from './evidence.ts';
import { contradicts, dockerPage, holding, holds, open, opening, unreadable } from './judging.ts';
import type { ChoiceLayer } from './layer.ts';

export const runtime: ChoiceLayer = {
  kind: 'choice',
  id: 'runtime',
  title: 'Runtime',
  ring: 'kernel',
  evidence: 'inside',
  levels: [
    holding('gvisor', 'gVisor: a second kernel, written in Go, answers the program'),
    holding('kata', 'Kata Containers: a small virtual machine with a kernel of its own'),
    opening('runc', 'the engine’s own runtime: the program talks to this machine’s kernel', null),
  ],
  default: 'runc',
  stops:
    'With gVisor or Kata, a flaw in this machine’s kernel is out of the program’s reach: another kernel answers its system calls.',
  doesNotStop:
    'The second kernel can have flaws of its own, and hardware side channels remain. With runc every container shares this machine’s kernel.',
  sources: [
    {
      title: 'gVisor: security model',
      url: 'https://gvisor.dev/docs/architecture_guide/security/',
    },
    { title: 'Kata Containers', url: 'https://katacontainers.io/' },
    dockerPage('alternative runtimes', 'engine/daemon/alternative-runtimes'),
  ],
  apply: (level, context) => ({ runtime: level === 'runc' ? null : context.runtimeNamed(level) }),
  readBack: ({ runtime: name }) => {
    if (name === null) return null;
    if (/runsc|gvisor/i.test(name)) return 'gvisor';
    if (/kata/i.test(name)) return 'kata';
    return /runc|crun|youki/i.test(name) ? 'runc' : null;
  },
  judge: ({ inside, engine }, level) => {
    const uname = factOf(inside, 'uname');
    const kernel = uname.known ? uname.text : 'a kernel that does not say its name';
    if (isGvisor(inside)) {
      const fact = 'the kernel’s own log says “Starting gVisor”';
      return level === 'kata' ? contradicts(fact) : holds(fact);
    }
    if (level === 'gvisor') return contradicts(`not gVisor’s kernel answers, but ${kernel}`);
    // A guest kernel cannot be told from the host's by anything it says of itself.
    if (level === 'kata')
      return unreadable(`nothing inside proves a second kernel; it says ${kernel}`);
    return engine.strongerRuntimes.length > 0
      ? open(`this machine’s kernel answers: ${kernel}`)
      : {
          says: 'unavailable',
          fact: `no stronger runtime works with this engine; this machine’s kernel answers: ${kernel}`,
        };
  },
};
