import { statusLine } from './evidence.ts';
import {
  contradicts,
  dockerPage,
  holding,
  holds,
  manPage,
  open,
  opening,
  unreadable,
} from './judging.ts';
import type { ChoiceLayer } from './layer.ts';

const SETS = ['CapInh', 'CapPrm', 'CapEff', 'CapBnd', 'CapAmb'] as const;

/** What a container has by default (moby, oci/caps/defaults.go). */
const DEFAULTS =
  'CHOWN DAC_OVERRIDE FSETID FOWNER MKNOD NET_RAW SETGID SETUID SETFCAP SETPCAP NET_BIND_SERVICE SYS_CHROOT KILL AUDIT_WRITE'.split(
    ' ',
  );

export const capabilities: ChoiceLayer = {
  kind: 'choice',
  id: 'capabilities',
  title: 'Capabilities',
  ring: 'privileges',
  evidence: 'inside',
  levels: [
    holding('none', 'none at all, and none to be had'),
    opening(
      'docker-default',
      'Docker’s fourteen, such as raw sockets and changing owners',
      'use fourteen of root’s powers where it is root',
    ),
  ],
  default: 'none',
  stops:
    'Root’s powers come in pieces called capabilities. With none of them even root inside cannot change owners, forge network packets, make device nodes or become another user.',
  doesNotStop:
    'What needs no capability: ordinary system calls, among them those with the kernel’s past flaws.',
  guards: [
    { claim: 'root', otherwise: 'unknown', unless: ['no-new-privileges'] },
    { claim: 'files', otherwise: 'unknown', unless: ['user', 'user-namespace', 'runtime'] },
  ],
  sources: [
    manPage('capabilities(7)'),
    dockerPage('runtime privilege and Linux capabilities', 'engine/containers/run'),
  ],
  apply: (level) => ({ capDrop: level === 'none' ? ['ALL'] : [] }),
  readBack: ({ capAdd, capDrop, privileged }) => {
    if (privileged !== false || capAdd.length > 0) return null;
    if (capDrop.length === 0) return 'docker-default';
    const dropped = new Set(capDrop.map((name) => name.toUpperCase().replace(/^CAP_/, '')));
    // Podman answers with the names of what it took away.
    const isEverything = dropped.has('ALL') || DEFAULTS.every((name) => dropped.has(name));
    return isEverything ? 'none' : null;
  },
  judge: ({ inside }, level) => {
    const sets = SETS.map((name) => [name, statusLine(inside, name)] as const);
    // The ambient set came with Linux 4.3, and gVisor does not list it.
    const known = sets.filter(([name, value]) => name !== 'CapAmb' || value !== null);
    if (!known.every(([, value]) => value !== null && /^[0-9a-f]{16}$/.test(value))) {
      return unreadable('/proc/self/status does not list the capability sets');
    }
    const nonzero = known.filter(([, value]) => !/^0+$/.test(value ?? ''));
    const effective = `CapEff: ${statusLine(inside, 'CapEff')}`;
    const bounding = `CapBnd: ${statusLine(inside, 'CapBnd')}`;
    if (level === 'docker-default') return open(`${effective}, ${bounding}`);
    if (nonzero.length === 0) return holds(`${effective}, and the bounding set is empty as well`);
    return contradicts(nonzero.map(([name, value]) => `${name}: ${value}`).join(', '));
  },
};
