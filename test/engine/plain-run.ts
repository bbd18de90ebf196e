/**
 * A container as a plain `docker run` makes it, and a sandbox of ours beside it:
 * all that the engine says of each, and all that a program finds inside, as
 * flat facts to be compared one by one.
 */
import { execFileSync } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Asked, Bench } from './harness.ts';

/** Name → value, as text. */
export type Facts = Readonly<Record<string, string>>;

/** Tells all about the process that runs it, and then waits until it is ended. */
export const TELL = `
import json, os, stat, sys
def read(path):
    try: return open(path).read().strip()
    except OSError as error: return os.strerror(error.errno)
facts = {}
KEPT = ("Uid", "Gid", "Groups", "CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb", "NoNewPrivs", "Seccomp", "Seccomp_filters", "Umask", "SigBlk", "SigIgn", "Speculation_Store_Bypass")
for line in read("/proc/self/status").splitlines():
    key, value = line.split(":", 1)
    if key in KEPT: facts["status/" + key] = " ".join(value.split())
for name in ("uid_map", "gid_map", "setgroups", "oom_score_adj", "attr/current", "loginuid"):
    facts["proc/" + name] = " ".join(read("/proc/self/" + name).replace("\\0", "").split())
for line in read("/proc/self/limits").splitlines()[1:]:
    facts["limit/" + line[:25].strip()] = " ".join(line[25:].split())
for line in read("/proc/self/mountinfo").splitlines():
    words, right = line.split(" - ")
    words = [word.split(":")[0] if word.startswith("master:") else word for word in words.split()]
    kind, _, options = (right.split() + [""])[:3]
    kept = [word for word in options.split(",") if word.split("=")[0] in ("ro", "rw", "size", "mode", "nr_inodes", "hidepid")]
    facts["mount" + words[4]] = " ".join([kind, words[5], ",".join(kept)] + (words[6:] if len(words) > 6 and words[6] != "-" else []))
for name in sorted(os.listdir("/proc/self/ns")):
    if not name.endswith("for_children"): facts["namespace/" + name] = os.readlink("/proc/self/ns/" + name)
for folder, _, names in os.walk("/dev"):
    for name in names:
        node = os.lstat(os.path.join(folder, name))
        if stat.S_ISCHR(node.st_mode) or stat.S_ISBLK(node.st_mode):
            facts["device" + os.path.join(folder, name)[4:]] = "%o %d:%d" % (node.st_mode, os.major(node.st_rdev), os.minor(node.st_rdev))
for line in read("/proc/net/dev").splitlines()[2:]: facts["network/" + line.split(":")[0].strip()] = "there"
facts["network/routes"] = str(len(read("/proc/net/route").splitlines()) - 1)
facts["network/nameservers"] = str(read("/etc/resolv.conf").count("nameserver"))
for name in ("memory/memory.limit_in_bytes", "memory/memory.memsw.limit_in_bytes", "memory/memory.oom_control", "pids/pids.max", "cpu/cpu.cfs_quota_us", "cpu/cpu.shares", "cpuset/cpuset.cpus", "devices/devices.list", "memory.max", "memory.swap.max", "pids.max", "cpu.max", "cpu.weight"):
    facts["cgroup/" + name] = read("/sys/fs/cgroup/" + name)
facts["cgroup/path"] = "the whole" if "docker/" in read("/proc/self/cgroup") or "docker-" in read("/proc/self/cgroup") else "its own"
for point in ("/dev/shm", "/"): facts["writable" + point] = str(os.access(point, os.W_OK))
facts["size/dev/shm"] = str(os.statvfs("/dev/shm").f_blocks * os.statvfs("/dev/shm").f_frsize)
for name in ("kernel/domainname", "net/ipv4/ip_unprivileged_port_start", "net/ipv4/ping_group_range", "kernel/shmmax", "kernel/msgmax"):
    facts["sysctl/" + name] = " ".join(read("/proc/sys/" + name).split())
for path in ("/proc/kcore", "/proc/keys", "/proc/timer_list", "/proc/sched_debug", "/proc/scsi", "/sys/firmware"):
    try:
        if os.path.isdir(path): facts["masked" + path] = str(len(os.listdir(path)))
        else: facts["masked" + path] = str(len(open(path, "rb").read(1)))
    except OSError as error: facts["masked" + path] = os.strerror(error.errno)
for key, value in os.environ.items():
    if key != "HOSTNAME": facts["environment/" + key] = value
facts["folder"] = os.getcwd()
facts["first process"] = read("/proc/1/comm")
print("FACTS" + json.dumps(facts) + "END", flush=True)
sys.stdin.read() if len(sys.argv) < 2 else __import__("time").sleep(300)
`;

/** The `docker` command line, speaking to one engine. */
export type DockerCommand = (...words: string[]) => string;

export function dockerCommand(address: string): DockerCommand {
  const env = { ...process.env, DOCKER_HOST: address };
  return (...words) => execFileSync('docker', words, { encoding: 'utf8', env }).trim();
}

export interface Seen {
  readonly facts: Facts;
  readonly info: Inspect;
}

/** A container made by `docker run`, without any option unless some are given. */
export async function plainRun(
  docker: DockerCommand,
  image: string,
  options: readonly string[] = [],
): Promise<Seen> {
  const id = started(docker, () =>
    docker('run', '-d', ...options, image, 'python3', '-c', TELL, 'waits'),
  );
  try {
    for (;;) {
      const told = factsIn(docker('logs', id));
      if (told !== null) return seenOf(docker, id, docker('logs', id));
      await sleep(100);
    }
  } finally {
    docker('rm', '-f', id);
  }
}

/** What `docker run -d` made is named on its output even where it could not be started. */
function started(docker: DockerCommand, run: () => string): string {
  try {
    return run();
  } catch (error) {
    const id = (error as { stdout?: string }).stdout?.trim();
    if (id !== undefined && id !== '') docker('rm', '-f', id);
    throw error;
  }
}

/** @param printed by the program; where it told nothing, the engine alone has a word */
export function seenOf(docker: DockerCommand, id: string, printed: string): Seen {
  return {
    facts: { ...factsIn(printed), ...inspected(docker, id) },
    info: inspect(docker, id),
  };
}

/** A sandbox of ours, while its program runs: one that tells all, unless another is given, which ends its say in END. */
export async function sandboxRun(
  docker: DockerCommand,
  bench: Bench,
  asked: Pick<Asked, 'language' | 'source' | 'preset' | 'set' | 'consents'>,
): Promise<Seen> {
  const { run, printed, until } = bench.start({ source: TELL, ...asked, input: null });
  try {
    await until('END');
    return seenOf(docker, `glovebox-${run.id}`, printed.stdout);
  } finally {
    run.stop();
    await run.removed;
  }
}

/** The same image, as it were without the line in it that says which user it runs as. */
export function withoutUser(docker: DockerCommand, image: string, name: string): void {
  const id = docker('create', image, 'true');
  try {
    docker('commit', '--change', 'USER root', id, name);
  } finally {
    docker('rm', id);
  }
}

function factsIn(printed: string): Facts | null {
  const json = /FACTS(.*)END/s.exec(printed)?.[1];
  if (json === undefined) return null;
  const facts = JSON.parse(json) as Record<string, string>;
  for (const [name, value] of Object.entries(facts)) {
    if (!name.startsWith('namespace/')) continue;
    const own = readlinkSync(`/proc/self/ns/${name.slice('namespace/'.length)}`);
    facts[name] = value === own ? 'the host’s' : 'its own';
  }
  return facts;
}

/** What of the engine's inspect is an identity of this very container, or a fact of the moment. */
const IDENTITY =
  /^(Id|Created|Name|Path|Args|State|Image|ResolvConfPath|HostnamePath|HostsPath|LogPath|GraphDriver|RestartCount|Config\.(Hostname|Image)|NetworkSettings\.(SandboxID|SandboxKey|EndpointID|Gateway|IPAddress|IPPrefixLen|MacAddress|Networks\.[^.]+\.(?!DriverOpts).+))/;

/** The engine's own words. */
export interface Inspect {
  readonly Config: Readonly<Record<string, unknown>>;
  readonly HostConfig: Readonly<Record<string, unknown>>;
  readonly Mounts: readonly unknown[];
}

function inspect(docker: DockerCommand, id: string): Inspect {
  const [info] = JSON.parse(docker('inspect', id)) as [Inspect];
  return info;
}

function inspected(docker: DockerCommand, id: string): Facts {
  return Object.fromEntries(
    flat(inspect(docker, id), '').flatMap(([name, value]) =>
      IDENTITY.test(name) ? [] : [[`inspect/${name}`, value]],
    ),
  );
}

/** What is empty, missing or false says the same; so do lists in any order, and two ways to write a user. */
function flat(value: unknown, path: string): [string, string][] {
  if (value === null || value === false || value === '') return [];
  if (typeof value === 'string') return [[path, value === '0:0' ? 'root' : value]];
  if (typeof value !== 'object') return [[path, JSON.stringify(value)]];
  if (Array.isArray(value)) {
    const items = value.map((item) => JSON.stringify(item)).toSorted();
    return items.length === 0 ? [] : [[path, items.join(', ')]];
  }
  return Object.entries(value).flatMap(([key, item]) =>
    flat(item, path === '' ? key : `${path}.${key}`),
  );
}
