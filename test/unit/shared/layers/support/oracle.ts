/**
 * What must be true of the facts before a layer may be called enforced: written
 * again, by hand and on the raw texts, so that a slip in the layers' own parsing
 * shows as a disagreement. Necessary conditions only.
 */
type Read = (name: string) => string | null;
type Condition = (read: Read, level: string) => boolean;

const MIB = 1024 * 1024;
const SOCKETS = [
  '/var/run/docker.sock',
  '/run/docker.sock',
  '/run/containerd/containerd.sock',
  '/run/podman/podman.sock',
  '/run/crio/crio.sock',
];

export const ORACLE: Readonly<Record<string, Condition>> = {
  runtime: (read, level) => level === 'gvisor' && read('kernel-log') === 'gvisor',
  'user-namespace': (read) => {
    const lines = rows(read('/proc/self/uid_map'));
    const isMap = lines.every((line) => /^\s*\d+\s+\d+\s+\d+\s*$/.test(line));
    return lines.length > 0 && isMap && lines.every((line) => !/^\s*\d+\s+0+\s/.test(line));
  },
  user: (read) =>
    ['Uid', 'Gid'].every(
      (key) => /^\d+(\s+\d+){3}$/.test(field(read, key)) && !/(^|\s)0(\s|$)/.test(field(read, key)),
    ),
  capabilities: (read) =>
    ['CapInh', 'CapPrm', 'CapEff', 'CapBnd'].every((key) => field(read, key) === '0'.repeat(16)) &&
    ['', '0'.repeat(16)].includes(field(read, 'CapAmb')),
  'no-new-privileges': (read) =>
    hasField(read, 'NoNewPrivs')
      ? field(read, 'NoNewPrivs') === '1'
      : lastPair(read('prctl'), 'no_new_privs') === '1',
  seccomp: (read) => field(read, 'Seccomp') === '2',
  lsm: (read) => {
    const label = (read('/proc/self/attr/current') ?? '').split('\0').join('').trim();
    return label.endsWith(' (enforce)');
  },
  'pid-namespace': (read) =>
    number(lastPair(read('processes'), 'pid')) === 1 &&
    number(lastPair(read('processes'), 'visible')) === 1,
  mounts: (read) => {
    const lines = mountLines(read);
    return lines.length > 0 && lines.every(isOwnMount);
  },
  devices: (read) => {
    const nodes = rows(read('devices'));
    return (
      nodes.length > 0 &&
      nodes.every(
        (node) =>
          /^(null|zero|full|u?random|tty|ptmx|console|pts\/ptmx|pts\/\d+) c (1|5|136):\d+( |$)/.test(
            node,
          ) ||
          (read('kernel-log') === 'gvisor' && /^(fuse|net\/tun) c 10:(229|200) /.test(node)),
      )
    );
  },
  'engine-socket': (read) =>
    SOCKETS.every((place) => read(`socket/${place}`) === null) &&
    mountLines(read).length > 0 &&
    !mountLines(read).some((line) => / \S+\.sock /.test(line)),
  'cgroup-namespace': (read) => {
    const lines = rows(read('/proc/self/cgroup'));
    return lines.length > 0 && lines.every((line) => line.endsWith(':/'));
  },
  'proc-paths': (read) => {
    const isLocked = mountLines(read).some((line) => / \/proc\/sys (\S*,)?ro(,\S*)? /.test(line));
    const points = mountLines(read).map((line) => line.split(' ')[4]);
    const bare = ['/proc/kcore', '/proc/keys', '/proc/timer_list', '/sys/firmware'].filter(
      (path) => {
        const seen = read(`masked/${path}`);
        return seen !== null && (!points.includes(path) || /^(bytes|entries)=[1-9]/.test(seen));
      },
    );
    return isLocked && bare.length === 0;
  },
  filesystem: (read) => {
    // A file that is not understood tells nothing: then the flag alone must say so.
    const isSound = mountLines(read).every((line) =>
      /^\S+ \S+ \S+ \S+ \S+ \S+ .*- \S+ \S+/.test(line),
    );
    const root = isSound ? mountLines(read).filter(isRoot).at(-1) : undefined;
    const flag =
      read('kernel-log') === 'gvisor' ? null : lastPair(read('filesystem//'), 'readonly');
    return flag !== '0' && (root === undefined ? flag === '1' : / \/ (\S*,)?ro(,\S*)? /.test(root));
  },
  scratch: (read, level) => {
    const told = (place: string, key: string): number =>
      number(lastPair(read(`filesystem/${place}`), key));
    const isSized = (place: string, most: number): boolean =>
      told(place, 'bytes') > 0 && told(place, 'bytes') <= most * MIB;
    const isCounted = (place: string): boolean =>
      told(place, 'inodes') > 0 && told(place, 'inodes') <= Math.max(1024, 64 * Number(level));
    const [memory] = firstNumber(read, [
      '/sys/fs/cgroup/memory.max',
      '/sys/fs/cgroup/memory/memory.limit_in_bytes',
    ]);
    const isEndless = (line: string): boolean =>
      / \/\S* (\S*,)?rw(,\S*)? .*- tmpfs /.test(line) &&
      !/^\S+ \S+ \S+ \S+ \/(dev|proc|sys)[/ ]/.test(line) &&
      !/size=[1-9]/.test(line.split(' - ')[1] ?? '');
    return (
      isSized('/box', Number(level)) &&
      isSized('/tmp', Number(level)) &&
      isSized('/dev/shm', 16) &&
      ((isCounted('/box') && isCounted('/tmp')) || memory <= 256 * MIB) &&
      mountLines(read).length > 0 &&
      !mountLines(read).some(isEndless)
    );
  },
  network: (read) => {
    const names = rows(read('/proc/net/dev'))
      .filter((line) => line.includes(':'))
      .map((line) => (line.split(':')[0] ?? '').trim());
    return (
      names.length > 0 &&
      !names.some((name) => /^(eth|en|wl|docker|br-?|veth|tap|tun\d)/.test(name))
    );
  },
  memory: (read, level) => {
    const [limit, name] = firstNumber(read, [
      '/sys/fs/cgroup/memory.max',
      '/sys/fs/cgroup/memory/memory.limit_in_bytes',
    ]);
    const swap = read('/sys/fs/cgroup/memory.swap.max');
    const both = number(read('/sys/fs/cgroup/memory/memory.memsw.limit_in_bytes'));
    return (
      name !== null &&
      limit <= Number(level) * MIB &&
      (swap === null ? both <= limit : swap.trim() === '0')
    );
  },
  cpu: (read, level) => {
    const [quota, period] = (
      read('/sys/fs/cgroup/cpu.max') ??
      `${read('/sys/fs/cgroup/cpu/cpu.cfs_quota_us')?.trim() ?? '?'} ${read('/sys/fs/cgroup/cpu/cpu.cfs_period_us')?.trim() ?? '?'}`
    )
      .trim()
      .split(/\s+/);
    return number(quota ?? null) / number(period ?? null) <= Number(level) + 0.001;
  },
  processes: (read, level) =>
    firstNumber(read, ['/sys/fs/cgroup/pids.max', '/sys/fs/cgroup/pids/pids.max'])[0] <=
    Number(level),
  'open-files': (read, level) => number(lastPair(read('rlimit/nofile'), 'hard')) <= Number(level),
  'file-size': (read, level) =>
    number(lastPair(read('rlimit/fsize'), 'hard')) <= Number(level) * MIB,
  'core-dumps': (read) =>
    number(lastPair(read('rlimit/core'), 'hard')) === 0 &&
    read('/proc/sys/kernel/core_pattern') !== null &&
    !/^[|@]/.test(read('/proc/sys/kernel/core_pattern') ?? ''),
};

function rows(text: string | null): string[] {
  return (text ?? '').split('\n').filter((line) => line.trim() !== '');
}

function statusRow(read: Read, key: string): string | undefined {
  return (read('/proc/self/status') ?? '').split('\n').find((line) => line.startsWith(`${key}:`));
}

const hasField = (read: Read, key: string): boolean => statusRow(read, key) !== undefined;
const field = (read: Read, key: string): string =>
  statusRow(read, key)
    ?.slice(key.length + 1)
    .trim() ?? '';

function lastPair(text: string | null, key: string): string | null {
  const words = (text ?? '').split(/\s+/).filter((word) => word.startsWith(`${key}=`));
  return words.at(-1)?.slice(key.length + 1) ?? null;
}

/** Digits and nothing else; whatever is none is more than any limit. */
function number(text: string | null): number {
  const digits = (text ?? '').trim();
  return /^[0-9]+$/.test(digits) && digits.length <= 20 ? Number(digits) : Number.POSITIVE_INFINITY;
}

/** The first that is known to be a number or `max`, and where that stood. */
function firstNumber(read: Read, names: readonly string[]): [number, string | null] {
  for (const name of names) {
    const text = read(name)?.trim() ?? '';
    if (text === 'max' || Number.isFinite(number(text))) return [number(text), name];
  }
  return [Number.POSITIVE_INFINITY, null];
}

/** The kernel's own, the sandbox's scratch space, covers of single files, and the engine's three files. */
function isOwnMount(line: string): boolean {
  const [, , , root = '', point = ''] = line.split(' ');
  const type = line.split(' - ')[1]?.split(' ')[0] ?? '';
  if (
    ['/', '/etc/hosts', '/etc/hostname', '/etc/resolv.conf', '/run/.containerenv'].includes(point)
  )
    return true;
  if (['proc', 'sysfs', 'devpts', 'mqueue', 'cgroup', 'cgroup2'].includes(type)) return true;
  const isOwnPlace = /^\/(box|tmp|dev|dev\/shm|proc\/.*|sys\/.*)$/.test(point);
  if (type === 'tmpfs' && root === '/') return isOwnPlace;
  return (
    type.endsWith('tmpfs') &&
    ['/null', '/zero', '/full', '/random', '/urandom', '/tty'].includes(root)
  );
}

const mountLines = (read: Read): string[] => rows(read('/proc/self/mountinfo'));
const isRoot = (line: string): boolean => line.split(' ')[4] === '/';
