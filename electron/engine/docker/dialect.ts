/**
 * Where an engine that speaks Docker's language means something else by a word.
 *
 * Podman's compatible API takes a system-call filter only as a file on its own
 * machine (containers/podman, issue 27710), does not know tmpfs's `nr_inodes`
 * (pkg/util/mountOpts.go), raises RLIMIT_NPROC to a million unless it is told
 * otherwise (pkg/specgen/generate/oci.go), which root without CAP_SYS_RESOURCE
 * may not, and adds writable space without a size at /run and /var/tmp to a
 * read-only root unless something is mounted there (measured with 4.3.1).
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ContainerCreateOptions } from 'dockerode';
import type { EngineFacts } from '../container-engine.ts';
import { SECCOMP_PROFILES } from './seccomp/profiles.ts';

/** The same container in the words that this engine understands. */
export function inWordsOf(
  facts: Pick<EngineFacts, 'name'>,
  options: ContainerCreateOptions,
): ContainerCreateOptions {
  if (facts.name !== 'Podman') return options;
  const { HostConfig: host = {} } = options;
  const asked = (host.Tmpfs ?? {}) as Readonly<Record<string, string>>;
  const tmpfs = Object.entries(asked).map(
    ([point, words]) => [point, words.replace(/,nr_inodes=\d+/, '')] as const,
  );
  const added = host.ReadonlyRootfs === true ? ['/run', '/var/tmp'] : [];
  return {
    ...options,
    HostConfig: {
      ...host,
      Ulimits: [...(host.Ulimits ?? []), { Name: 'nproc', Soft: PROCESSES, Hard: PROCESSES }],
      SecurityOpt: ((host.SecurityOpt ?? []) as readonly string[]).map(asFile),
      Tmpfs: Object.fromEntries([...tmpfs, ...added.map((point) => [point, LITTLE] as const)]),
    },
  };
}

/** Of one user, over all its sandboxes; each has its own limit besides. */
const PROCESSES = 4096;
const LITTLE = 'rw,nosuid,nodev,noexec,size=1m,mode=755';

function asFile(option: string): string {
  const choice = (['default', 'strict'] as const).find(
    (name) => option === `seccomp=${SECCOMP_PROFILES[name]}`,
  );
  return choice === undefined
    ? option
    : `seccomp=${path.join(profileFolder(), `glovebox-${choice}.json`)}`;
}

let folder: string | null = null;

/** Private to this user, as whoever can write there writes the filter; gone with this process. */
function profileFolder(): string {
  if (folder !== null) return folder;
  const made = mkdtempSync(path.join(os.tmpdir(), 'glovebox-seccomp-'));
  for (const [name, profile] of Object.entries(SECCOMP_PROFILES)) {
    writeFileSync(path.join(made, `glovebox-${name}.json`), profile, { mode: 0o600 });
  }
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  folder = made;
  return made;
}
