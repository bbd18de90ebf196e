import { mountsOf, type Mount } from './evidence.ts';
import { contradicts, holding, holds, manPage, open, unreadable, weakening } from './judging.ts';
import type { ChoiceLayer } from './layer.ts';

/** Paths that every kernel has, and that an engine covers or makes read-only by default. */
const COVERED = '/proc/kcore';
const READ_ONLY = ['/proc/sys', '/proc/sysrq-trigger'];

export const procPaths: ChoiceLayer = {
  kind: 'choice',
  id: 'proc-paths',
  title: 'Masked kernel files',
  ring: 'sight',
  evidence: 'inside',
  levels: [
    holding('masked', 'the kernel’s tell-tale files are covered, its switches read-only'),
    weakening('unmasked', 'all of /proc and /sys as the kernel gives it'),
  ],
  default: 'masked',
  stops:
    'Files under /proc and /sys that show the kernel’s memory, keys and timers are covered, and its switches cannot be written.',
  doesNotStop: 'The facts that stay readable there, such as the processor’s model and the kernel’s version.',
  sources: [
    manPage('proc(5)'),
    {
      title: 'OCI runtime specification: masked and read-only paths',
      url: 'https://github.com/opencontainers/runtime-spec/blob/main/config-linux.md#masked-paths',
    },
  ],
  apply: (level) => ({ maskProcPaths: level === 'masked' }),
  readBack: ({ maskedPaths, readonlyPaths }) => {
    if (maskedPaths?.length === 0 && readonlyPaths?.length === 0) return 'unmasked';
    return maskedPaths === null || maskedPaths.length > 0 ? 'masked' : null;
  },
  judge: ({ inside }, level) => {
    const list = mountsOf(inside);
    if (list === null) return unreadable('/proc/self/mountinfo cannot be read');
    const covered = list.some((mount) => mount.point === COVERED);
    const locked = READ_ONLY.filter((path) => list.some((mount) => isReadOnly(mount, path)));
    const fact = `mounts over ${COVERED}: ${covered ? 'yes' : 'no'}; read-only: ${locked.join(', ') || 'none'}`;
    if (covered && locked.length === READ_ONLY.length) return holds(fact);
    return level === 'unmasked' ? open(fact) : contradicts(fact);
  },
};

function isReadOnly(mount: Mount, path: string): boolean {
  return mount.point === path && mount.options.includes('ro');
}
