import { factOf, isGvisor } from './evidence.ts';
import { contradicts, holds, manPage, notRead, unreadable } from './judging.ts';
import { FIXED_LEVEL, type FixedLayer } from './layer.ts';

/**
 * Nodes that reach no hardware: the standard ones of an OCI container, with the
 * numbers by which the kernel knows them (Documentation/admin-guide/devices.txt).
 * A console is the terminal that the engine opened for it.
 */
const HARMLESS: ReadonlyMap<string, RegExp> = new Map([
  ['null', /^1:3$/],
  // A link to /proc/kcore, over which runc 1.1.15 puts the null device (measured).
  ['core', /^1:3$/],
  ['zero', /^1:5$/],
  ['full', /^1:7$/],
  ['random', /^1:8$/],
  ['urandom', /^1:9$/],
  ['tty', /^5:0$/],
  ['ptmx', /^5:2$/],
  ['console', /^(5:1|136:\d+)$/],
  ['pts/ptmx', /^5:2$/],
]);

/** Terminals of the sandbox's own, which the launcher or the program opened. */
const TERMINAL = /^pts\/\d+ c 136:\d+ /;

/** What gVisor's kernel always shows: its own FUSE and its own tunnel, with nothing of the host behind them. */
const GVISOR_OWN = /^(fuse c 10:229|net\/tun c 10:200) /;

export const devices: FixedLayer = {
  kind: 'fixed',
  id: 'devices',
  title: 'No devices',
  ring: 'sight',
  evidence: 'inside',
  stops:
    'Disks, cameras, microphones, graphics cards and the kernel’s own memory have no name inside.',
  doesNotStop: 'Ordinary use of the processor and memory.',
  guards: [{ claim: 'files', otherwise: 'could' }],
  opens: 'reach devices of this machine',
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
    const gvisor = isGvisor(inside);
    const others = nodes
      .filter((node) => !isHarmless(node) && !(gvisor && GVISOR_OWN.test(node)))
      .map((node) => node.split(' ')[0]);
    const whose = gvisor ? ', which gVisor’s own kernel answers' : '';
    return others.length === 0
      ? holds(`/dev has only ${names.toSorted().join(', ')}${whose}`)
      : contradicts(`/dev has ${others.join(', ')}`);
  },
};

/** @param node a line of the fact: name below /dev, kind, number, rights */
function isHarmless(node: string): boolean {
  if (TERMINAL.test(node)) return true;
  const [name = '', kind, number = ''] = node.split(' ');
  return kind === 'c' && (HARMLESS.get(name)?.test(number) ?? false);
}
