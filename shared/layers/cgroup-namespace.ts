import { factOf } from './evidence.ts';
import {
  contradicts,
  holding,
  holds,
  manPage,
  notRead,
  open,
  opening,
  unreadable,
} from './judging.ts';
import type { ChoiceLayer } from './layer.ts';

export const cgroupNamespace: ChoiceLayer = {
  kind: 'choice',
  id: 'cgroup-namespace',
  title: 'Own control-group view',
  ring: 'sight',
  evidence: 'inside',
  levels: [
    holding('private', 'the sandbox sees itself as the root of its control groups'),
    opening(
      'host',
      'the machine’s control-group paths are visible',
      'see this machine’s control-group paths',
    ),
  ],
  default: 'private',
  stops:
    'The program does not learn the machine’s control-group layout or its container’s id there.',
  doesNotStop: 'It hides names only; the limits are held by the resource layers.',
  sources: [manPage('cgroup_namespaces(7)')],
  apply: (level) => ({ cgroupNamespace: level === 'host' ? 'host' : 'private' }),
  readBack: ({ cgroupNamespace: mode }) => (mode === 'private' || mode === 'host' ? mode : null),
  judge: ({ inside }, level) => {
    const fact = factOf(inside, '/proc/self/cgroup');
    if (!fact.known) return notRead('/proc/self/cgroup', fact);
    const paths = fact.text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split(':').slice(2).join(':'));
    if (paths.length === 0) return unreadable('/proc/self/cgroup is empty');
    const longest = paths.reduce((a, b) => (b.length > a.length ? b : a));
    const shown = `/proc/self/cgroup: ${longest}`;
    if (paths.every((path) => path === '/')) return holds(shown);
    return level === 'host' ? open(shown) : contradicts(shown);
  },
};
