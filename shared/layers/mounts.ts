import { mountsOf, type Mount } from './evidence.ts';
import { contradicts, holds, manPage, unreadable } from './judging.ts';
import { FIXED_LEVEL, type FixedLayer } from './layer.ts';

/** Kinds of file system in which the kernel shows itself: nothing of the host's disk. */
const KERNEL_TYPES = new Set(['proc', 'sysfs', 'devpts', 'mqueue', 'cgroup', 'cgroup2']);
/**
 * Where a sandbox has a tmpfs of its own. Anywhere else it may be the host's,
 * which keeps /run and /dev/shm on one; and a part of one always is.
 */
const OWN_TMPFS = /^\/(dev|dev\/shm|box|tmp|proc\/.+|sys\/.+)$/;
/** What engines mount one by one: to cover files of /proc, or as devices where they have no root. */
const HARMLESS_NODE = /^\/(null|zero|full|random|urandom|tty)$/;

/** Small files that every engine writes for a container and mounts into it. */
const ENGINE_FILES = /^(\/etc\/(resolv\.conf|hostname|hosts)|\/run\/\.containerenv)$/;

export const mounts: FixedLayer = {
  kind: 'fixed',
  id: 'mounts',
  title: 'Own file tree',
  ring: 'sight',
  evidence: 'inside',
  stops:
    'No folder or file of this machine is visible inside: the program sees its image and its scratch space.',
  doesNotStop: 'Reading the image itself, or facts that the kernel tells everybody under /proc.',
  sources: [manPage('mount_namespaces(7)')],
  apply: () => ({}),
  readBack: ({ binds }) => (binds.length === 0 ? FIXED_LEVEL : null),
  judge: ({ inside }) => {
    const list = mountsOf(inside);
    if (list === null) return unreadable('/proc/self/mountinfo cannot be read');
    const foreign = list.filter(isForeign);
    return foreign.length === 0
      ? holds(`${list.length} mounts, none of this machine’s folders among them`)
      : contradicts(`mounted from outside: ${foreign.map((mount) => mount.point).join(', ')}`);
  },
};

function isForeign(mount: Mount): boolean {
  if (mount.point === '/' || ENGINE_FILES.test(mount.point)) return false;
  if (KERNEL_TYPES.has(mount.type)) return false;
  if (/^(dev)?tmpfs$/.test(mount.type) && HARMLESS_NODE.test(mount.root)) return false;
  return !(mount.type === 'tmpfs' && mount.root === '/' && OWN_TMPFS.test(mount.point));
}
