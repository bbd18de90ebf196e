import { factOf } from './evidence.ts';
import {
  contradicts,
  dockerPage,
  holding,
  holds,
  open,
  unavailable,
  unreadable,
  weakening,
} from './judging.ts';
import type { ChoiceLayer } from './layer.ts';

export const lsm: ChoiceLayer = {
  kind: 'choice',
  id: 'lsm',
  title: 'Mandatory access control',
  ring: 'privileges',
  evidence: 'inside',
  levels: [
    holding('confined', 'AppArmor’s or SELinux’s container profile, whichever this host has'),
    weakening('unconfined', 'no profile'),
  ],
  default: 'confined',
  stops:
    'A second opinion inside the kernel: it refuses mounts, writes under /proc and /sys and tracing of other programs, even where the file permissions would allow them.',
  doesNotStop:
    'Anything on a host whose kernel has neither AppArmor nor SELinux; and what its profile allows.',
  sources: [
    dockerPage('AppArmor security profiles', 'engine/security/apparmor'),
    {
      title: 'Linux kernel: Linux Security Modules',
      url: 'https://docs.kernel.org/admin-guide/LSM/index.html',
    },
  ],
  apply: (level) => ({ lsm: level === 'unconfined' ? 'unconfined' : 'confined' }),
  readBack: ({ securityOptions }) =>
    securityOptions.some((option) => /^(apparmor[:=]unconfined|label[:=]disable)$/.test(option))
      ? 'unconfined'
      : 'confined',
  judge: ({ inside }, level) => {
    const label = factOf(inside, '/proc/self/attr/current');
    if (!label.known) {
      return unavailable(`this kernel has no AppArmor or SELinux (${label.reason})`);
    }
    const text = label.text.replaceAll('\0', '').trim();
    const fact = `/proc/self/attr/current: ${text === '' ? '(empty)' : text}`;
    if (text.endsWith(' (enforce)')) return holds(fact);
    // container_runtime_t is the engine's own type, which confines next to nothing.
    if (/^[^:\s]+:[^:\s]+:container_(?!runtime_)[^:\s]+:/.test(text)) {
      // A label looks the same where SELinux only warns, and the mode is not shown inside.
      return unreadable(`${fact}; whether SELinux enforces it cannot be read inside`);
    }
    // An empty label is a kernel with an LSM that labels nothing.
    if (text === '') return unavailable(`this kernel labels no process (${fact})`);
    return level === 'unconfined' ? open(fact) : contradicts(fact);
  },
};
