import { statusLine } from './evidence.ts';
import { contradicts, holding, holds, manPage, open, opening, unreadable } from './judging.ts';
import type { ChoiceLayer } from './layer.ts';

/** The user that every image carries. */
const SANDBOX_USER = '10001:10001';

export const user: ChoiceLayer = {
  kind: 'choice',
  id: 'user',
  title: 'Unprivileged user',
  ring: 'privileges',
  evidence: 'inside',
  levels: [
    holding('unprivileged', 'user and group 10001, who own nothing in the image'),
    opening('root', 'user 0, as in a plain docker run', 'be root inside its sandbox'),
  ],
  default: 'unprivileged',
  stops:
    'The program cannot change the sandbox’s system files or use what only root may use, and a flaw that needs root to begin with is out of reach.',
  doesNotStop:
    'Anything an ordinary user may do: compute, fill its own scratch space, read the image.',
  guards: [{ claim: 'root', otherwise: 'could' }],
  sources: [manPage('credentials(7)'), manPage('user_namespaces(7)')],
  apply: (level) => ({ user: level === 'root' ? '0:0' : SANDBOX_USER }),
  readBack: ({ user: name }) => {
    if (name === null) return null;
    return name === '' || /^(0|root)(:|$)/.test(name) ? 'root' : 'unprivileged';
  },
  judge: ({ inside }, level) => {
    const ids = statusLine(inside, 'Uid')?.split(/\s+/) ?? [];
    const groups = statusLine(inside, 'Gid')?.split(/\s+/) ?? [];
    const read = [...ids, ...groups];
    if (read.length !== 8 || !read.every((id) => /^\d+$/.test(id))) {
      return unreadable('/proc/self/status has no Uid and Gid lines');
    }
    const fact = `Uid: ${ids.join(' ')}; Gid: ${groups.join(' ')}`;
    if (level === 'root') return open(fact);
    return read.every((id) => id !== '0') ? holds(fact) : contradicts(fact);
  },
};
