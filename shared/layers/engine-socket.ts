import { mountsOf } from './evidence.ts';
import { contradicts, dockerPage, holds, unreadable } from './judging.ts';
import { FIXED_LEVEL, type FixedLayer } from './layer.ts';

export const engineSocket: FixedLayer = {
  kind: 'fixed',
  id: 'engine-socket',
  title: 'No engine socket',
  ring: 'sight',
  evidence: 'inside',
  stops:
    'Whoever can speak to the container engine is root on this machine; its socket is not inside.',
  doesNotStop:
    'An engine that also listens on the network, when the network layer is open: see the page on this machine.',
  guards: [
    { claim: 'files', otherwise: 'could' },
    { claim: 'root', otherwise: 'could' },
    { claim: 'limits', otherwise: 'could' },
    { claim: 'outlive', otherwise: 'could' },
  ],
  opens: 'command the container engine, and so be root on this machine',
  sources: [dockerPage('protect the daemon socket', 'engine/security/protect-access')],
  apply: () => ({}),
  readBack: ({ binds }) => (binds.some((bind) => /\.sock\b/.test(bind)) ? null : FIXED_LEVEL),
  judge: ({ inside }) => {
    const places = [...inside].filter(([name]) => name.startsWith('socket/'));
    if (places.length === 0) return unreadable('the places of engine sockets were not looked at');
    const undecided = places.find(([, fact]) => !fact.known && fact.reason !== 'ENOENT');
    const found = places.filter(([, fact]) => fact.known).map(([name]) => name.slice(7));
    const mounts = mountsOf(inside);
    const mounted = (mounts ?? []).filter(({ point, root }) => isSocket(point) || isSocket(root));
    if (found.length + mounted.length > 0) {
      return contradicts(`found ${[...found, ...mounted.map((mount) => mount.point)].join(', ')}`);
    }
    if (undecided !== undefined)
      return unreadable(`${undecided[0].slice(7)} could not be looked at`);
    if (mounts === null) return unreadable('/proc/self/mountinfo cannot be read');
    return holds(`none at ${places.length} known places, and none is mounted`);
  },
};

/** By its name where it stands inside, or where it came from. */
const isSocket = (path: string): boolean => path.endsWith('.sock');
