import { factOf } from './evidence.ts';
import { contradicts, dockerPage, holding, holds, manPage, notRead, open, opening } from './judging.ts';
import type { ChoiceLayer } from './layer.ts';

export const network: ChoiceLayer = {
  kind: 'choice',
  id: 'network',
  title: 'Network',
  ring: 'network',
  evidence: 'inside',
  levels: [
    holding('none', 'no network but its own loopback'),
    opening('internet', 'the internet, and also this computer and the local network'),
  ],
  default: 'none',
  stops: 'The program can send nothing out and load nothing in: no connection leaves the sandbox.',
  doesNotStop:
    'Talking to itself over loopback. With internet it also reaches services of this computer and of the local network.',
  sources: [manPage('network_namespaces(7)'), dockerPage('none network driver', 'engine/network/drivers/none')],
  apply: (level) => ({ network: level === 'internet' ? 'own-bridge' : 'none' }),
  readBack: ({ networkMode }) => {
    if (networkMode === null) return null;
    if (networkMode === 'none') return 'none';
    return networkMode.startsWith('glovebox-') ? 'internet' : null;
  },
  judge: ({ inside }, level) => {
    const table = factOf(inside, '/proc/net/dev');
    if (!table.known) return notRead('/proc/net/dev', table);
    const names = [...table.text.matchAll(/^\s*([^\s:]+):/gm)].map((match) => match[1] ?? '');
    if (names.length === 0) return notRead('/proc/net/dev', table);
    const routes = factOf(inside, '/proc/net/route');
    const routeCount = routes.known ? routes.text.trim().split('\n').length - 1 : 0;
    const outward = names.filter((name) => name !== 'lo' && !isDormantTunnel(name));
    const fact = `interfaces: ${names.join(', ')}; routes: ${Math.max(routeCount, 0)}`;
    if (outward.length === 0 && routeCount <= 0) return holds(fact);
    return level === 'internet' ? open(fact) : contradicts(fact);
  },
};

/** Kernels with tunnel modules give every new namespace a fallback device, down and without address. */
function isDormantTunnel(name: string): boolean {
  return /^(tunl0|sit0|ip6tnl0|gre0|gretap0|erspan0|ip_vti0|ip6_vti0|ip6gre0)$/.test(name);
}
