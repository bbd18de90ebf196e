import { factOf } from './evidence.ts';
import { contradicts, holds, manPage, notRead, unreadable } from './judging.ts';
import { FIXED_LEVEL, type FixedLayer } from './layer.ts';

/** Nodes that reach no hardware: the standard ones of an OCI container. */
const HARMLESS = new Set(['null', 'zero', 'full', 'random', 'urandom', 'tty', 'console', 'ptmx']);

export const devices: FixedLayer = {
  kind: 'fixed',
  id: 'devices',
  title: 'No devices',
  ring: 'sight',
  evidence: 'inside',
  stops: 'Disks, cameras, microphones, graphics cards and the kernel’s own memory have no name inside.',
  doesNotStop: 'Ordinary use of the processor and memory.',
  sources: [
    {
      title: 'OCI runtime specification: default devices',
      url: 'https://github.com/opencontainers/runtime-spec/blob/main/config-linux.md#default-devices',
    },
    manPage('mknod(2)'),
  ],
  apply: () => ({}),
  readBack: ({ devices: list, privileged }) =>
    list.length === 0 && privileged === false ? FIXED_LEVEL : null,
  judge: ({ inside }) => {
    const fact = factOf(inside, 'devices');
    if (!fact.known) return notRead('/dev', fact);
    const nodes = fact.text.split('\n').filter((line) => line !== '');
    const names = nodes.map((line) => line.split(' ')[0] ?? '');
    if (nodes.length === 0) return unreadable('/dev lists no device at all');
    const others = names.filter((name, at) => !HARMLESS.has(name) || nodes[at]?.split(' ')[1] !== 'c');
    return others.length === 0
      ? holds(`/dev has only ${names.toSorted().join(', ')}`)
      : contradicts(`/dev has ${others.join(', ')}`);
  },
};
