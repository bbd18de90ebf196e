import { factOf, isGvisor, mountsOf, pairsOf, statusLine, type Mount } from './evidence.ts';
import { contradicts, dockerPage, holding, holds, open, opening, unreadable } from './judging.ts';
import type { ChoiceLayer } from './layer.ts';

export const filesystem: ChoiceLayer = {
  kind: 'choice',
  id: 'filesystem',
  title: 'Read-only system',
  ring: 'storage',
  evidence: 'inside',
  leansOn: ['user'],
  levels: [
    holding('read-only', 'nothing of the image can be changed'),
    opening(
      'writable',
      'the image’s files may be changed in this container, watched and bounded',
      'change its own system’s files and fill some 256 MiB of this machine’s disk',
    ),
  ],
  default: 'read-only',
  stops:
    'The program cannot change the tools and libraries it runs with, nor fill this machine’s disk.',
  doesNotStop:
    'Writing to /box and /tmp, to shared memory and message queues, all bounded; as root, to /dev as well. With a writable root, /etc/hosts, /etc/hostname and /etc/resolv.conf are files on the host’s disk outside of what is watched, each bounded by the file-size layer alone.',
  guards: [{ claim: 'limits', otherwise: 'unknown' }],
  sources: [dockerPage('docker run, --read-only', 'reference/cli/docker/container/run')],
  apply: (level) => ({ readOnlyRoot: level === 'read-only' }),
  readBack: ({ readOnlyRoot }) =>
    readOnlyRoot === null ? null : readOnlyRoot ? 'read-only' : 'writable',
  judge: ({ inside }, level) => {
    // gVisor's statvfs(2) answers no flags at all: there the mount table alone tells.
    const flag = isGvisor(inside)
      ? undefined
      : pairsOf(factOf(inside, 'filesystem//')).get('readonly');
    const mounts = mountsOf(inside);
    const root = mounts?.findLast((mount) => mount.point === '/');
    if (root === undefined && flag === undefined)
      return unreadable('the root mount cannot be read');
    const isReadOnly = root?.options.includes('ro') ?? flag === '1';
    const asRoot = statusLine(inside, 'Uid')?.startsWith('0') ?? false;
    const more = (mounts ?? []).filter(isFurtherScratch).map(({ point }) => point);
    const fact = [
      `/ is mounted ${isReadOnly ? 'read-only' : 'writable'}`,
      ...(asRoot ? ['/dev is writable for root'] : []),
      ...(more.length > 0 ? [`the engine adds writable space at ${more.join(', ')}`] : []),
    ].join('; ');
    if (isReadOnly && flag !== '0') return holds(fact);
    return level === 'writable' ? open(fact) : contradicts(fact);
  },
};

/** Writable, and neither the root, nor scratch space of ours, nor the kernel's own. */
function isFurtherScratch({ point, options, type }: Mount): boolean {
  if (!options.includes('rw') || /^\/($|(box|tmp|dev|proc|sys)(\/|$))/.test(point)) return false;
  return type === 'tmpfs';
}
