import { mountsOf, type Mount } from './evidence.ts';
import type { InspectedContainer } from './inspected-container.ts';
import { contradicts, holds, manPage, unreadable } from './judging.ts';
import { FIXED_LEVEL, type FixedLayer } from './layer.ts';

/** Kinds of file system in which the kernel shows itself: nothing of the host's disk. */
const KERNEL_TYPES = new Set(['proc', 'sysfs', 'devpts', 'mqueue', 'cgroup', 'cgroup2']);
/**
 * Where a sandbox has a tmpfs of its own, besides where one was asked for.
 * Anywhere else it may be the host's, which keeps /run and /dev/shm on one, or
 * one that the engine adds, as Podman does at /run and /var/tmp; a part of one
 * always comes from outside.
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
  guards: [
    { claim: 'files', otherwise: 'could' },
    { claim: 'outlive', otherwise: 'unknown' },
  ],
  opens: 'see folders of this machine',
  sources: [manPage('mount_namespaces(7)')],
  apply: () => ({}),
  readBack: ({ binds }) => (binds.length === 0 ? FIXED_LEVEL : null),
  judge: ({ inside, container }) => {
    const list = mountsOf(inside);
    if (list === null) return unreadable('/proc/self/mountinfo cannot be read');
    const foreign = list.filter((mount) => isForeign(mount, container));
    const points = (some: readonly Mount[]): string => some.map(({ point }) => point).join(', ');
    if (foreign.length === 0) {
      return holds(`${list.length} mounts, none of this machine’s folders among them`);
    }
    // Whose a whole tmpfs is, nothing inside tells; an engine that always adds one shows it in its canary.
    return foreign.every(isWholeTmpfs)
      ? contradicts(
          `nothing of this machine’s disks, but space in memory that was not asked for, at ${points(foreign)}: this machine’s, or added by the engine`,
        )
      : contradicts(`mounted from outside: ${points(foreign.filter((it) => !isWholeTmpfs(it)))}`);
  },
};

function isForeign(mount: Mount, { tmpfs }: InspectedContainer): boolean {
  if (mount.point === '/' || ENGINE_FILES.test(mount.point)) return false;
  if (KERNEL_TYPES.has(mount.type)) return false;
  if (/^(dev)?tmpfs$/.test(mount.type) && HARMLESS_NODE.test(mount.root)) return false;
  const isOwnPlace = OWN_TMPFS.test(mount.point) || Object.hasOwn(tmpfs, mount.point);
  return !(isWholeTmpfs(mount) && isOwnPlace);
}

/** Not a folder or file of one, which is always another's. */
function isWholeTmpfs({ type, root }: Mount): boolean {
  return type === 'tmpfs' && root === '/';
}
