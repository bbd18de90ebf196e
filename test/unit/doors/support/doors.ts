/**
 * The doors that do not exist, in the Engine API's own words
 * (docs.docker.com/reference/api/engine, `ContainerCreate`), and what may stand
 * in a sandbox's creation at all.
 *
 * Two lists that do not know of one another: the doors, each by name, and every
 * field that is allowed, with what it may hold. A new field fails by the second
 * even where nobody has thought of it in the first.
 */

/** The body of `POST /containers/create`. */
export type Body = Readonly<Record<string, unknown>>;

export interface Door {
  readonly name: string;
  readonly isOpen: (host: Body, body: Body) => boolean;
  /** Ways in which an engine can be asked to open it: parts of `HostConfig`. */
  readonly ways: readonly Body[];
}

/** Docker's default capabilities; runtimes name them with and without the prefix (moby, oci/caps). */
const FOURTEEN =
  'CHOWN DAC_OVERRIDE FSETID FOWNER MKNOD NET_RAW SETGID SETUID SETFCAP SETPCAP NET_BIND_SERVICE SYS_CHROOT KILL AUDIT_WRITE'.split(
    ' ',
  );

const isFilled = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  value !== '' &&
  value !== false &&
  !(typeof value === 'object' && Object.keys(value).length === 0);

const anyOf =
  (...fields: readonly string[]) =>
  (host: Body, body: Body): boolean =>
    fields.some((field) => isFilled(host[field]) || isFilled(body[field]));

/** A namespace that is somebody else's: the host's, another container's, or a path's. */
const isForeign = (mode: unknown): boolean =>
  typeof mode === 'string' && /^(host|container:|ns:)/.test(mode);

export const DOORS: readonly Door[] = [
  {
    name: 'privileged mode',
    isOpen: (host) => host['Privileged'] !== false,
    ways: [{ Privileged: true }, { Privileged: undefined }],
  },
  {
    name: 'host mounts',
    isOpen: anyOf('Binds', 'Mounts', 'VolumesFrom', 'Volumes', 'VolumeDriver', 'StorageOpt'),
    ways: [
      { Binds: ['/:/host'] },
      { Mounts: [{ Type: 'bind', Source: '/', Target: '/host' }] },
      { VolumesFrom: ['other'] },
      { Volumes: { '/data': {} } },
    ],
  },
  {
    name: 'the engine’s socket',
    isOpen: (host, body) => /\.sock\b/.test(JSON.stringify([host, body])),
    ways: [{ Binds: ['/var/run/docker.sock:/s'] }, { Tmpfs: { '/run/podman/podman.sock': '' } }],
  },
  {
    name: 'the host’s PID namespace',
    isOpen: (host) => isFilled(host['PidMode']),
    ways: [{ PidMode: 'host' }, { PidMode: 'container:abc' }],
  },
  {
    name: 'the host’s network namespace',
    isOpen: (host, body) => isForeign(host['NetworkMode']) || isFilled(body['NetworkingConfig']),
    ways: [{ NetworkMode: 'host' }, { NetworkMode: 'container:abc' }],
  },
  {
    name: 'the host’s IPC namespace',
    isOpen: (host) => !['private', 'shareable'].includes(String(host['IpcMode'])),
    ways: [{ IpcMode: 'host' }, { IpcMode: 'container:abc' }, { IpcMode: undefined }],
  },
  {
    name: 'the host’s UTS namespace',
    isOpen: anyOf('UTSMode'),
    ways: [{ UTSMode: 'host' }],
  },
  {
    name: 'the host’s user namespace',
    isOpen: anyOf('UsernsMode'),
    ways: [{ UsernsMode: 'host' }],
  },
  {
    // No field names one: a mount namespace is shared only by way of a mount that spreads.
    name: 'the host’s mount namespace',
    isOpen: (host) =>
      /\br?(shared|slave)\b/.test(JSON.stringify([host['Binds'], host['Mounts'], host['Tmpfs']])),
    ways: [{ Binds: ['/x:/x:rshared'] }],
  },
  {
    name: 'host devices',
    isOpen: anyOf('Devices', 'DeviceRequests', 'DeviceCgroupRules'),
    ways: [
      { Devices: [{ PathOnHost: '/dev/sda' }] },
      { DeviceRequests: [{ Driver: 'nvidia', Count: -1 }] },
      { DeviceCgroupRules: ['a *:* rwm'] },
    ],
  },
  {
    name: 'capabilities beyond Docker’s fourteen',
    isOpen: (host) =>
      isFilled(host['Capabilities']) ||
      ((host['CapAdd'] ?? []) as string[]).some(
        (name) => !FOURTEEN.includes(name.replace(/^CAP_/, '')),
      ),
    ways: [{ CapAdd: ['SYS_ADMIN'] }, { CapAdd: ['ALL'] }, { Capabilities: ['CAP_BPF'] }],
  },
  {
    // Opened by two fields that are innocent each: see `refuseTogether`.
    name: 'the kernel’s switches in the hands of root',
    isOpen: (host, body) =>
      body['User'] === '0:0' &&
      Array.isArray(host['ReadonlyPaths']) &&
      host['ReadonlyPaths'].length === 0,
    ways: [],
  },
  {
    name: 'published ports',
    isOpen: anyOf('PortBindings', 'PublishAllPorts', 'ExposedPorts'),
    ways: [{ PortBindings: { '80/tcp': [{ HostPort: '80' }] } }, { PublishAllPorts: true }],
  },
  {
    name: 'a run without its ceilings',
    isOpen: (host) =>
      !['Memory', 'MemorySwap', 'NanoCpus', 'PidsLimit', 'ShmSize'].every(
        (field) => Number.isSafeInteger(host[field]) && Number(host[field]) > 0,
      ) || isFilled(host['OomKillDisable']),
    ways: [
      { Memory: 0 },
      { MemorySwap: -1 },
      { PidsLimit: -1 },
      { NanoCpus: 0.5 },
      { OomKillDisable: true },
    ],
  },
];

type Check = (value: unknown) => boolean;

const is =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const like =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const same =
  (wanted: unknown): Check =>
  (value) =>
    JSON.stringify(value) === JSON.stringify(wanted);
const each =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const positive: Check = (value) => Number.isSafeInteger(value) && Number(value) > 0;

/** Every field of a body; one that is not here may not be sent. */
const BODY: Readonly<Record<string, Check>> = {
  name: like(/^glovebox-[\w-]+$/),
  Image: like(/^sha256:[0-9a-f]+$/),
  Entrypoint: same([]),
  Cmd: same(['/usr/lib/glovebox/launcher']),
  User: is('10001:10001', '0:0'),
  WorkingDir: is('/box'),
  Labels: (value) =>
    Object.keys(value as object).every((label) => /^glovebox(\.instance|\.run)?$/.test(label)),
  Tty: is(false),
  OpenStdin: is(true),
  StdinOnce: is(true),
  AttachStdin: is(true),
  AttachStdout: is(true),
  AttachStderr: is(true),
  HostConfig: (value) => typeof value === 'object' && value !== null,
};

/** Every field of `HostConfig`. */
const HOST: Readonly<Record<string, Check>> = {
  Runtime: like(/^[\w.-]+$/),
  Privileged: is(false),
  CapDrop: (value) => same([])(value) || same(['ALL'])(value),
  SecurityOpt: each(isSecurityOption),
  IpcMode: is('private', 'shareable'),
  CgroupnsMode: is('private', 'host'),
  ReadonlyRootfs: (value) => typeof value === 'boolean',
  Tmpfs: isTmpfs,
  ShmSize: positive,
  NetworkMode: like(/^(none|glovebox-[\w-]+)$/),
  Memory: positive,
  MemorySwap: positive,
  NanoCpus: positive,
  PidsLimit: (value) => positive(value) && Number(value) <= 512,
  Ulimits: isUlimits,
  LogConfig: same({ Type: 'none', Config: {} }),
  RestartPolicy: same({ Name: 'no' }),
  AutoRemove: is(false),
  Init: is(false),
  MaskedPaths: same([]),
  ReadonlyPaths: same([]),
};

function isSecurityOption(option: unknown): boolean {
  if (typeof option !== 'string') return false;
  if (option.startsWith('seccomp={')) {
    const profile = JSON.parse(option.slice('seccomp='.length)) as Record<string, unknown>;
    return (
      profile['defaultAction'] === 'SCMP_ACT_ERRNO' &&
      ['default', 'strict'].includes(String(profile['glovebox']))
    );
  }
  // A profile of AppArmor can only be one of ours.
  return /^(no-new-privileges:true|seccomp=unconfined|apparmor=(unconfined|glovebox[\w-]*)|label=disable)$/.test(
    option,
  );
}

function isTmpfs(value: unknown): boolean {
  const options = Object.values(value as Record<string, string>);
  return (
    same(['/box', '/tmp'])(Object.keys(value as object)) &&
    options.every(
      like(/^rw,nosuid,nodev,(no)?exec,size=[1-9]\d{0,3}m,nr_inodes=[1-9]\d*,mode=1777$/),
    )
  );
}

function isUlimits(value: unknown): boolean {
  const limits = value as { Name: string; Soft: number; Hard: number }[];
  return (
    same(['core', 'fsize', 'nofile'])(limits.map(({ Name }) => Name).toSorted()) &&
    limits.every(({ Soft, Hard }) => Soft === Hard && Number.isSafeInteger(Hard) && Hard >= -1)
  );
}

/** @returns what is wrong with a body: doors that it opens, and fields that may not be there */
export function faultsOf(body: Body): string[] {
  const host = (body['HostConfig'] ?? {}) as Body;
  return [
    ...DOORS.filter((door) => door.isOpen(host, body)).map(({ name }) => name),
    ...unknownIn(body, BODY, ''),
    ...unknownIn(host, HOST, 'HostConfig.'),
  ];
}

function unknownIn(part: Body, allowed: Readonly<Record<string, Check>>, path: string): string[] {
  return Object.entries(part)
    .filter(([field, value]) => !(Object.hasOwn(allowed, field) && allowed[field]?.(value)))
    .map(([field, value]) => `${path}${field} = ${JSON.stringify(value)}`);
}
