import { mountsOf, type InsideFacts, type Mount } from './evidence.ts';
import { contradicts, holding, holds, manPage, open, unreadable, weakening } from './judging.ts';
import type { ChoiceLayer } from './layer.ts';

/** What every engine covers by default, whatever its age (moby, oci/defaults.go). */
const ALWAYS_COVERED = ['/proc/kcore', '/proc/keys', '/proc/timer_list', '/sys/firmware'];
/** The kernel's switches. */
const SWITCHES = '/proc/sys';

export const procPaths: ChoiceLayer = {
  kind: 'choice',
  id: 'proc-paths',
  title: 'Masked kernel files',
  ring: 'sight',
  evidence: 'inside',
  levels: [
    holding('masked', 'the kernel’s tell-tale files are covered, /proc/sys is read-only'),
    weakening(
      'unmasked',
      'those files and /proc/sys as the kernel gives them; never for root',
      'read what the kernel tells of its keys, timers and firmware',
    ),
  ],
  default: 'masked',
  stops:
    'Files under /proc and /sys that show the kernel’s memory, keys, timers and firmware are covered, and its switches under /proc/sys cannot be written.',
  doesNotStop:
    'The facts that stay readable there, such as the processor’s model and the kernel’s version. What else there is read-only is the engine’s own doing, and is not judged. Root is never given the kernel’s switches: unmasked and user=root together are refused.',
  guards: [
    { claim: 'files', otherwise: 'unknown', unless: ['user', 'user-namespace', 'runtime'] },
    { claim: 'root', otherwise: 'unknown', unless: ['user', 'user-namespace', 'runtime'] },
  ],
  opens: 'read what the kernel tells of its keys, timers and firmware',
  madeUpBy: ['runtime'],
  sources: [
    manPage('proc(5)'),
    {
      title: 'OCI runtime specification: masked and read-only paths',
      url: 'https://github.com/opencontainers/runtime-spec/blob/main/config-linux.md#masked-paths',
    },
  ],
  leansOn: ['user'],
  apply: (level) => ({ maskProcPaths: level === 'masked' }),
  readBack: ({ maskedPaths, readonlyPaths }) => {
    if (maskedPaths?.length === 0 && readonlyPaths?.length === 0) return 'unmasked';
    return maskedPaths === null || maskedPaths.length > 0 ? 'masked' : null;
  },
  judge: ({ inside, container }, level) => {
    const list = mountsOf(inside);
    if (list === null) return unreadable('/proc/self/mountinfo cannot be read');
    const meant = new Set([...ALWAYS_COVERED, ...(container.maskedPaths ?? [])]);
    const there = [...meant].filter((path) => exists(inside, path));
    const bare = there.filter((path) => !isCovered(inside, list, path));
    const isLocked = lastAt(list, SWITCHES)?.options.includes('ro') ?? false;
    const fact = `${SWITCHES} is ${isLocked ? 'read-only' : 'writable'}; of ${there.length} such files here, ${there.length - bare.length} are covered`;
    if (there.length > 0 && bare.length === 0 && isLocked) return holds(fact);
    const named = bare.length === 0 ? fact : `${fact} (not ${bare.join(', ')})`;
    return level === 'unmasked' ? open(fact) : contradicts(named);
  },
};

/** Kernels differ in which of them they have; one that was not looked at decides nothing. */
function exists(inside: InsideFacts, path: string): boolean {
  const fact = inside.get(`masked/${path}`);
  return fact !== undefined && (fact.known || fact.reason !== 'ENOENT');
}

/** Something is mounted over it, and nothing can be read there. */
function isCovered(inside: InsideFacts, list: readonly Mount[], path: string): boolean {
  const fact = inside.get(`masked/${path}`);
  const tells = fact?.known === true && /^(bytes|entries)=[1-9]/.test(fact.text);
  return lastAt(list, path) !== undefined && !tells;
}

/** Of several mounts at one place the last hides the others. */
function lastAt(list: readonly Mount[], path: string): Mount | undefined {
  return list.findLast((mount) => mount.point === path);
}
