import { factOf, type InsideFacts } from './evidence.ts';
import {
  contradicts,
  dockerPage,
  holding,
  holds,
  manPage,
  notRead,
  open,
  opening,
} from './judging.ts';
import type { ChoiceLayer } from './layer.ts';

export const network: ChoiceLayer = {
  kind: 'choice',
  id: 'network',
  title: 'Network',
  ring: 'network',
  evidence: 'inside',
  leansOn: ['seccomp'],
  levels: [
    holding('none', 'no network but its own loopback'),
    opening(
      'internet',
      'the internet, and also this computer and the local network',
      'reach the internet, this computer’s own services and your local network',
    ),
  ],
  default: 'none',
  stops: 'The program can send nothing out and load nothing in: no connection leaves the sandbox.',
  doesNotStop:
    'Talking to itself over loopback. With internet it also reaches services of this computer and of the local network. AF_VSOCK, the sockets by which a virtual machine talks to its hypervisor, belong to no network: the system-call filter closes them. With the filter off, or with an old engine’s own, a program inside a virtual machine could reach the hypervisor.',
  guards: [{ claim: 'network', otherwise: 'could' }],
  sources: [
    manPage('network_namespaces(7)'),
    dockerPage('none network driver', 'engine/network/drivers/none'),
  ],
  apply: (level) => ({ network: level === 'internet' ? 'own-bridge' : 'none' }),
  readBack: ({ networkMode }) => {
    if (networkMode === null) return null;
    if (networkMode === 'none') return 'none';
    return networkMode.startsWith('glovebox-') ? 'internet' : null;
  },
  judge: ({ inside }, level) => {
    const table = factOf(inside, '/proc/net/dev');
    if (!table.known) return notRead('/proc/net/dev', table);
    const names = [...table.text.matchAll(/^[ \t]*([^\s:]+):/gm)].map((match) => match[1] ?? '');
    if (names.length === 0) return notRead('/proc/net/dev', table);
    const outward = names.filter((name) => name !== 'lo' && !isDormantTunnel(name));
    const routes = routesOf(inside);
    const fact = `interfaces: ${names.join(', ')}; routes: ${routes ?? 'not told'}`;
    if (outward.length === 0 && (routes ?? 0) === 0) return holds(fact);
    return level === 'internet' ? open(fact) : contradicts(fact);
  },
};

/**
 * Routes of IPv4, and those of IPv6 that lead out: loopback has some of its own.
 *
 * @returns null when neither table can be read
 */
function routesOf(inside: InsideFacts): number | null {
  const ipv4 = factOf(inside, '/proc/net/route');
  const ipv6 = factOf(inside, '/proc/net/ipv6_route');
  if (!ipv4.known && !ipv6.known) return null;
  // The first line is the heading.
  const count4 = ipv4.known ? linesOf(ipv4.text).slice(1).length : 0;
  const count6 = ipv6.known ? linesOf(ipv6.text).filter((line) => !/\slo$/.test(line)).length : 0;
  return count4 + count6;
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Kernels with tunnel modules give every new namespace a fallback device, down and without address. */
function isDormantTunnel(name: string): boolean {
  return /^(tunl0|sit0|ip6tnl0|gre0|gretap0|erspan0|ip_vti0|ip6_vti0|ip6gre0)$/.test(name);
}
