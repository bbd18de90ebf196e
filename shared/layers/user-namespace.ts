import { factOf, wholeNumber } from './evidence.ts';
import { dockerPage, holds, manPage, notRead, unavailable } from './judging.ts';
import { FIXED_LEVEL, type FixedLayer } from './layer.ts';

export const userNamespace: FixedLayer = {
  kind: 'fixed',
  id: 'user-namespace',
  title: 'User namespace',
  ring: 'kernel',
  evidence: 'inside',
  stops:
    'Root inside the sandbox is an ordinary, powerless user of this machine: whoever breaks out does not arrive as root.',
  doesNotStop:
    'A flaw in the kernel itself. It is the engine’s setting, for all its containers (remapping or rootless mode), and Glovebox cannot turn it on for one run.',
  sources: [
    manPage('user_namespaces(7)'),
    dockerPage('user namespace remapping', 'engine/security/userns-remap'),
    dockerPage('rootless mode', 'engine/security/rootless'),
  ],
  apply: () => ({}),
  readBack: ({ usernsMode }) => (usernsMode === 'host' ? null : FIXED_LEVEL),
  judge: ({ inside }) => {
    const map = factOf(inside, '/proc/self/uid_map');
    const ranges = map.known ? parseIdMap(map.text) : null;
    if (ranges === null) return notRead('/proc/self/uid_map', map);
    const shown = ranges.map((range) => range.join(' ')).join(', ');
    const rootOutside = ranges.find(([first]) => first === 0)?.[1];
    if (rootOutside === 0) {
      return unavailable(
        `uid_map: ${shown}; this engine runs its containers in the machine’s own user namespace`,
      );
    }
    const isRootOutside = ranges.find(([, outside]) => outside === 0)?.[0];
    if (isRootOutside !== undefined) {
      return unavailable(`uid_map: user ${isRootOutside} inside is root outside (${shown})`);
    }
    if (rootOutside === undefined) return holds(`uid_map has no root inside: ${shown}`);
    return holds(`uid_map: root inside is user ${rootOutside} outside (${shown})`);
  },
};

/** @returns triples of first id inside, first id outside, count; null unless every line is one */
function parseIdMap(text: string): [number, number, number][] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const ranges = lines.map((line) => line.trim().split(/\s+/).map(wholeNumber));
  const sound = ranges.every((range) => range.length === 3 && range.every((id) => id !== null));
  return sound && ranges.length > 0 ? (ranges as [number, number, number][]) : null;
}
