import { factOf } from './evidence.ts';
import {
  contradicts,
  holding,
  holds,
  manPage,
  notRead,
  open,
  opening,
  unreadable,
} from './judging.ts';
import type { ChoiceLayer } from './layer.ts';
import { rlimitApplied, rlimitInside } from './rlimit.ts';

/** RLIM_INFINITY is refused by some engines; this is beyond any file that fits in a sandbox. */
const LARGE_CORE_BYTES = 1024 * 1024 * 1024;

export const coreDumps: ChoiceLayer = {
  kind: 'choice',
  id: 'core-dumps',
  title: 'Core dumps',
  ring: 'resources',
  evidence: 'inside',
  levels: [
    holding('off', 'a crash leaves no image of the program’s memory'),
    opening(
      'on',
      'a crash may write one, as in a plain docker run',
      'leave an image of its memory when it crashes',
    ),
  ],
  default: 'off',
  stops: 'A crashing program does not make the kernel write its whole memory to a file.',
  doesNotStop:
    'A host that pipes crashes to a program of its own (apport, systemd-coredump): there the limit does not bind, and that program runs as root on the sandbox’s data.',
  opens: 'have its crashes handed to a program of this computer',
  sources: [manPage('core(5)'), manPage('getrlimit(2)')],
  apply: (level) => ({ rlimits: { core: level === 'off' ? 0 : LARGE_CORE_BYTES } }),
  readBack: (container) => {
    const limit = rlimitApplied(container, 'core');
    return limit === 0 ? 'off' : 'on';
  },
  judge: ({ inside }, level) => {
    const limit = rlimitInside(inside, 'core');
    const pattern = factOf(inside, '/proc/sys/kernel/core_pattern');
    if (limit === null) return unreadable('RLIMIT_CORE cannot be read');
    if (!pattern.known) return notRead('/proc/sys/kernel/core_pattern', pattern);
    const fact = `RLIMIT_CORE: ${limit.hard}, core_pattern: ${pattern.text.trim()}`;
    // `|` starts a program; since Linux 6.16 `@` sends to a socket. RLIMIT_CORE binds neither.
    if (/^[|@]/.test(pattern.text)) {
      return open(
        `${fact}: the kernel hands crashes to a program of this host, whatever the limit`,
      );
    }
    if (limit.hard === 0) return holds(fact);
    return level === 'on' ? open(fact) : contradicts(fact);
  },
};
