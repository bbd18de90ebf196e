/**
 * Evidence to judge, as it was recorded in real sandboxes, and changed by the tests.
 *
 * `docker-20-hardened.json`: a run under the preset `hardened` with Docker Engine
 * 20.10, runc 1.1, Linux 6.18, control groups of version 1, no AppArmor.
 * `gvisor-hardened.json`: the same launcher under runsc of December 2022.
 * Ids, device names and paths are not the recorded ones.
 */
import type { Evidence, Fact } from '../../../../../shared/layers/evidence.ts';
import type { InspectedContainer } from '../../../../../shared/layers/inspected-container.ts';
import dockerRecord from './docker-20-hardened.json';
import gvisorRecord from './gvisor-hardened.json';

/** A fact's text; the reason why it cannot be read; or null for one that was never sent. */
export type Told = string | { readonly unreadable: string } | null;
export type Facts = Readonly<Record<string, Told>>;

export const MISSING = { unreadable: 'ENOENT' } as const;

/** The levels of the preset `hardened`, under which the record was made. */
export const HARDENED: Readonly<Record<string, string>> = {
  runtime: 'runc',
  'user-namespace': 'fixed',
  'machine-boundary': 'fixed',
  user: 'unprivileged',
  capabilities: 'none',
  'no-new-privileges': 'on',
  seccomp: 'default',
  lsm: 'confined',
  'pid-namespace': 'fixed',
  mounts: 'fixed',
  devices: 'fixed',
  'engine-socket': 'fixed',
  ipc: 'private',
  'cgroup-namespace': 'private',
  'proc-paths': 'masked',
  filesystem: 'read-only',
  scratch: '64',
  network: 'none',
  memory: '256',
  cpu: '1',
  processes: '64',
  'open-files': '256',
  'file-size': '64',
  'core-dumps': 'off',
  deadline: '10',
  output: '1024',
  image: 'fixed',
  'single-use': 'fixed',
};

export const INSTALLATION = 'd2f1c1de-0000-4000-8000-00000000cafe';

const IMAGE_ID = dockerRecord.container.imageId;

/** Evidence with these facts inside, in a container that the engine describes as the record says. */
export function evidenceOf(inside: Facts, container: Partial<InspectedContainer> = {}): Evidence {
  return {
    inside: factMap(inside),
    container: { ...dockerRecord.container, ...container },
    image: {
      id: IMAGE_ID,
      reference: 'glovebox/python:9fdd35c0a2f9',
      labels: {
        'glovebox.language': 'python',
        'glovebox.base': 'Debian trixie, bootstrapped from a mirror',
        'glovebox.builder': INSTALLATION,
        'glovebox.setuid-files': '0',
      },
    },
    application: {
      armedDeadlineSeconds: 10,
      outputMeterBytes: 1024 * 1024,
      servedNoRun: true,
      installation: INSTALLATION,
      expectedImageId: IMAGE_ID,
    },
    engine: { virtualMachine: null, strongerRuntimes: [] },
  };
}

export const RECORDED: Facts = dockerRecord.inside;
export const RECORDED_GVISOR: Facts = gvisorRecord.inside;

/** The recorded text of a fact that could be read. */
export function recorded(name: string, facts: Facts = RECORDED): string {
  const told = facts[name];
  if (typeof told !== 'string') throw new Error(`The record has no text of ${name}`);
  return told;
}

/** The record, with these facts instead. */
export const changed = (facts: Facts, container: Partial<InspectedContainer> = {}): Evidence =>
  evidenceOf({ ...RECORDED, ...facts }, container);

/** The record, with these lines of /proc/self/status instead; null leaves a line out. */
export function changedStatus(lines: Readonly<Record<string, string | null>>): Evidence {
  return changed({ '/proc/self/status': statusWith(lines) });
}

export function statusWith(lines: Readonly<Record<string, string | null>>): string {
  return recorded('/proc/self/status')
    .split('\n')
    .flatMap((line) => {
      const key = line.split(':')[0] ?? '';
      const value = lines[key];
      if (value === undefined) return [line];
      return value === null ? [] : [`${key}:\t${value}`];
    })
    .join('\n');
}

/** The record's mounts, and these lines of mountinfo after them. */
export const mountsAnd = (...lines: readonly string[]): string =>
  `${recorded('/proc/self/mountinfo')}${lines.map((line) => `${line}\n`).join('')}`;

/** The same sandbox on a host with control groups of version 2 and AppArmor, as Debian 13 is. */
export const ON_CGROUP_2: Facts = {
  ...RECORDED,
  '/proc/self/cgroup': '0::/\n',
  '/proc/self/attr/current': 'docker-default (enforce)\n',
  '/sys/fs/cgroup/memory.max': '268435456\n',
  '/sys/fs/cgroup/memory.swap.max': '0\n',
  '/sys/fs/cgroup/pids.max': '64\n',
  '/sys/fs/cgroup/cpu.max': '100000 100000\n',
  '/sys/fs/cgroup/memory/memory.limit_in_bytes': MISSING,
  '/sys/fs/cgroup/memory/memory.memsw.limit_in_bytes': MISSING,
  '/sys/fs/cgroup/pids/pids.max': MISSING,
  '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': MISSING,
  '/sys/fs/cgroup/cpu/cpu.cfs_period_us': MISSING,
};

function factMap(inside: Facts): Map<string, Fact> {
  const facts = new Map<string, Fact>();
  for (const [name, told] of Object.entries(inside)) {
    if (typeof told === 'string') facts.set(name, { known: true, text: told });
    else if (told !== null) facts.set(name, { known: false, reason: told.unreadable });
  }
  return facts;
}
